import { number } from '@attune/charts';
import { Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconDownload } from '@tabler/icons-react';
import {
  createColumnHelper,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { strings } from '../strings/index.ts';
import type { Column, Sort } from './column.ts';
import { csvOf, saveText } from './csv.ts';
import classes from './DataTable.module.css';
import { compareCells } from './row-order.ts';
import { ScrollRegion } from './ScrollRegion.tsx';

export interface DataTableProps<Row extends RowData> {
  /** What the table holds, for who cannot see it, and for the name of the file. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** The order at first, or, with `onSort`, the order in which `rows` come. */
  readonly sort?: Sort;
  /** The server sorts: it is asked, instead of the rows being put in order here. */
  readonly onSort?: (sort: Sort) => void;
  /** Opens a row: by click, and by Enter on it. */
  readonly onOpen?: (row: Row) => void;
  /** The name of the CSV file without its ending; null where nothing is to be downloaded. */
  readonly fileName?: string | null;
  /** Beside the download button. */
  readonly tools?: ReactNode;
  /** Above this height in pixels the table scrolls in itself. Default 640. */
  readonly maxHeight?: number;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const virtualAbove = 200;
const rowHeight = 36;
const none: readonly Sort[] = [];

/** A table: sortable, reachable by keyboard, to be had as CSV; only the rows in sight are drawn when there are many. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { name, columns, rows, rowId, onOpen, fileName = null, tools, maxHeight = 640 } = props;
  const [ownSort, setOwnSort] = useState<Sort | undefined>(props.sort);
  const sort = props.onSort ? props.sort : ownSort;
  const setSort = props.onSort ?? setOwnSort;

  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row) => column.value(row) ?? undefined, {
          id: column.id,
          sortFn: (a, b, id) => compareCells(a.getValue(id), b.getValue(id)),
          sortUndefined: 'last',
        }),
      ),
    );
  }, [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowId,
    manualSorting: props.onSort !== undefined,
    state: {
      sorting: (sort ? [sort] : none).map(({ column, descending }) => ({ id: column, desc: descending })),
    },
  });
  const ordered = table.getRowModel().rows;

  const scroller = useRef<HTMLElement>(null);
  const isVirtual = ordered.length > virtualAbove;
  const virtualizer = useVirtualizer({
    count: isVirtual ? ordered.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  const first = isVirtual ? (items[0]?.index ?? 0) : 0;
  const last = isVirtual ? (items.at(-1)?.index ?? 0) : ordered.length - 1;
  const before = isVirtual ? (items[0]?.start ?? 0) : 0;
  const after = isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  const [focused, setFocused] = useState(0);
  const focusRow = (wanted: number) => {
    const index = Math.max(0, Math.min(ordered.length - 1, wanted));
    setFocused(index);
    if (isVirtual) virtualizer.scrollToIndex(index);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`tr[data-index="${index}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, index: number, row: Row) => {
    if (event.target !== event.currentTarget) return;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: ordered.length - 1,
    };
    const wanted = to[event.key];
    if (wanted !== undefined) focusRow(wanted);
    else if (event.key === 'Enter') onOpen?.(row);
    else return;
    event.preventDefault();
  };
  const tabStop = Math.max(first, Math.min(last, focused));

  return (
    <div className={classes.frame}>
      {(tools || fileName !== null) && (
        <div className={classes.tools}>
          {tools}
          {fileName !== null && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconDownload size={16} aria-hidden />}
              aria-label={strings.table.downloadName(name)}
              onClick={() =>
                saveText(
                  `${fileName}.csv`,
                  csvOf(
                    columns,
                    ordered.map(({ original }) => original),
                  ),
                )
              }
            >
              {strings.table.download}
            </Button>
          )}
        </div>
      )}
      <ScrollRegion
        ref={scroller}
        className={classes.scroller}
        name={strings.table.scroll(name)}
        maxHeight={maxHeight}
      >
        <table
          className={classes.table}
          data-virtual={isVirtual || undefined}
          aria-rowcount={ordered.length + 1}
        >
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <Heading key={column.id} column={column} sort={sort} onSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Gap height={before} columns={columns.length} />}
            {ordered.slice(first, last + 1).map(({ id, original }, offset) => {
              const index = first + offset;
              return (
                <tr
                  key={id}
                  data-index={index}
                  aria-rowindex={index + 2}
                  data-opens={onOpen ? true : undefined}
                  tabIndex={onOpen ? (index === tabStop ? 0 : -1) : undefined}
                  onFocus={() => setFocused(index)}
                  onKeyDown={(event) => onKeyDown(event, index, original)}
                  onClick={(event) => {
                    if (onOpen && !isOwnControl(event.target)) onOpen(original);
                  }}
                >
                  {columns.map((column) => (
                    <td key={column.id} data-kind={column.kind}>
                      {column.cell ? column.cell(original) : plain(column.value(original))}
                    </td>
                  ))}
                </tr>
              );
            })}
            {after > 0 && <Gap height={after} columns={columns.length} />}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

function Heading<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}) {
  const isSorted = sort?.column === column.id;
  const direction = isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const kind = column.kind;
  if (column.labelHidden)
    return (
      <th scope="col">
        <VisuallyHidden>{column.label}</VisuallyHidden>
      </th>
    );
  if (column.sortable === false)
    return (
      <th scope="col" data-kind={kind}>
        <span className={classes.sort}>{column.label}</span>
        {column.meaning && <VisuallyHidden>{column.meaning}</VisuallyHidden>}
      </th>
    );
  const Icon = !isSorted ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" data-kind={kind} aria-sort={direction}>
      <Tooltip label={column.meaning} disabled={column.meaning === undefined} multiline maw={320}>
        <button
          type="button"
          className={classes.sort}
          // Numbers are mostly looked at from the largest.
          onClick={() =>
            onSort({ column: column.id, descending: isSorted ? !sort.descending : kind === 'number' })
          }
        >
          {column.label}
          <Icon size={14} aria-hidden data-sorted={isSorted || undefined} />
        </button>
      </Tooltip>
    </th>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function plain(value: unknown): ReactNode {
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
  if (typeof value === 'boolean') return value ? strings.table.yes : strings.table.no;
  return value === null || value === undefined ? '' : String(value);
}

function isOwnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, label') !== null;
}

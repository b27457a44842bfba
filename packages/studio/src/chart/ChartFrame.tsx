import type { Drawing } from '@attune/charts';
import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import type { RowData } from '@tanstack/react-table';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { notice } from '../app/notices.tsx';
import { strings } from '../strings/index.ts';
import { csvOf, saveText } from '../table/csv.ts';
import { DataTable } from '../table/DataTable.tsx';
import classes from './chart.module.css';
import { type ChartTable, type MarkWords, tableColumns, wordsOf } from './chart-table.ts';
import { marksIn } from './mark-state.ts';
import { Picture } from './Picture.tsx';
import { SelectedMarks } from './SelectedMarks.tsx';
import { savePng, saveSvg } from './save-picture.ts';
import { useSelection } from './selection.ts';
import { useWidth } from './useWidth.ts';

export interface ChartFrameProps<Row extends RowData> {
  /** Unique on the page: letters, figures, hyphens. */
  readonly id: string;
  /** The finding, where no heading above says it already. */
  readonly heading?: string;
  /** One sentence of what it means, or more. */
  readonly lead?: ReactNode;
  /** What is measured, in which unit and period. */
  readonly subtitle: string;
  /** What the picture says, for who cannot see it. */
  readonly finding: string;
  /** For a width in pixels. Keep it the same between renders (`useCallback`): a new one draws anew. */
  readonly draw: (width: number) => Drawing;
  /** "Source: customer_facts; run 7f3a, as of 30 Jun 2026." */
  readonly source: string;
  /** The same data as a table. Keep it the same between renders (`useMemo`). */
  readonly table: ChartTable<Row>;
  /** What is said about marks that are no row of the table. */
  readonly describe?: (key: string) => MarkWords | undefined;
  /** The marks are named by the paths of their numbers in the summary: what is selected opens its origin. */
  readonly keysArePaths?: boolean;
  /** Of downloads, without ending. */
  readonly fileName: string;
  /** Wider than this in pixels it is not drawn. Default 960. */
  readonly maxWidth?: number;
}

/** A chart with all that belongs to one: finding, what is measured, source, table, text, files to take along. */
export function ChartFrame<Row extends RowData>(props: ChartFrameProps<Row>) {
  const {
    id,
    heading,
    lead,
    subtitle,
    finding,
    draw,
    source,
    table,
    describe,
    fileName,
    keysArePaths = false,
    maxWidth = 960,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const measured = useWidth(box);
  const width = measured && Math.min(measured, maxWidth);
  const drawing = useMemo(() => (width === undefined ? undefined : draw(width)), [draw, width]);
  const [isOpen, setOpen] = useState(false);
  const selection = useSelection();
  const words = useCallback((key: string) => describe?.(key) ?? wordsOf(table, key), [describe, table]);
  const columns = useMemo(() => tableColumns(table.columns), [table]);
  const chosen = useMemo(
    () => (drawing ? marksIn(drawing).filter(({ key }) => selection.selected.has(key)) : []),
    [drawing, selection.selected],
  );
  const picture = { fileName, heading: heading ?? finding, subtitle, source };
  const failed = () =>
    notice({ tone: 'problem', title: strings.chart.noPicture, message: strings.chart.noPictureRemedy });
  return (
    <figure className={classes.frame} style={{ maxWidth }} aria-labelledby={`${id}-title`}>
      {heading && <h3 className={classes.heading}>{heading}</h3>}
      {lead && <div className={classes.lead}>{lead}</div>}
      <figcaption className={classes.subtitle} id={`${id}-title`}>
        {subtitle}
      </figcaption>
      <VisuallyHidden id={`${id}-desc`}>{finding}</VisuallyHidden>
      <div className={classes.measured} ref={box}>
        {drawing && (
          <Picture id={id} subtitle={subtitle} drawing={drawing} describe={words} selection={selection} />
        )}
      </div>
      {chosen.length > 0 && (
        <SelectedMarks
          keys={chosen.map(({ key }) => key)}
          describe={words}
          keysArePaths={keysArePaths}
          onClear={selection.clear}
        />
      )}
      <div className={classes.foot}>
        <p className={classes.source}>{source}</p>
        <div className={classes.tools}>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTable size={16} aria-hidden />}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? strings.chart.hideTable : strings.chart.showTable}: ${subtitle}`}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? strings.chart.hideTable : strings.chart.showTable}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconDownload size={16} aria-hidden />}
                aria-label={strings.chart.downloadOf(subtitle)}
              >
                {strings.chart.download}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => saveText(`${fileName}.csv`, csvOf(table.columns, table.rows))}>
                {strings.chart.csv}
              </Menu.Item>
              <Menu.Item onClick={() => drawing && savePng(drawing, picture).catch(failed)}>
                {strings.chart.png}
              </Menu.Item>
              <Menu.Item onClick={() => drawing && saveSvg(drawing, picture).catch(failed)}>
                {strings.chart.svg}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      {isOpen && (
        <div className={classes.table}>
          <DataTable name={subtitle} columns={columns} rows={table.rows} rowId={table.rowId} />
        </div>
      )}
    </figure>
  );
}

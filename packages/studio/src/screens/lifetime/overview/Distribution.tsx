import { firstOfUpperHalf, number, percentsAlike, placeOfShare, valueHistogram } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { Figure } from '../../../origin/Figure.tsx';
import { strings } from '../../../strings/index.ts';
import type { Forecast, Lifetime } from '../lifetime-parts.ts';
import { shown } from '../shown.ts';

const said = strings.lifetime.distribution;

type Bin = Lifetime['distribution'][number] & { readonly path: string };

/** How customers, and what they are expected to bring, scatter over what one of them brings. */
export function Distribution({ forecast: { published, clv } }: { forecast: Forecast }) {
  const { money, words } = published;
  const { lifetime } = words.sections;
  const bins = useMemo(
    (): readonly Bin[] =>
      clv.distribution.map((bin, place) => ({ ...bin, path: `clv.distribution.${place}` })),
    [clv],
  );
  const shares = useMemo(() => sharesOf(bins, clv), [bins, clv]);
  const draw = useMemo(() => {
    const strong = firstOfUpperHalf(bins.map(({ value }) => value ?? 0)) ?? bins.length;
    const isWhole = bins.every(({ customers }) => customers !== null);
    const drawn = bins.map((bin, place) => ({
      from: bin.to === null ? said.last(money.tick(bin.from)) : money.tick(bin.from),
      customers: shares.customers(bin),
      value: shares.value(bin),
      // Where some is withheld, nobody can say where the half begins.
      isStrong: isWhole && place >= strong,
      key: bin.path,
    }));
    const quantiles = [
      { share: 0.5, name: said.half },
      { share: 0.9, name: said.nineInTen },
    ].flatMap(({ share, name }) => {
      const at = isWhole
        ? placeOfShare(
            bins.map(({ customers }) => customers ?? 0),
            share,
          )
        : undefined;
      return at === undefined ? [] : [{ at, name }];
    });
    const written = {
      write: shares.write,
      customers: said.ofCustomers,
      value: said.of(clv.name),
      axis: said.axis,
      withheld: strings.lifetime.withheld,
    };
    return (width: number) => valueHistogram(drawn, quantiles, written, width);
  }, [bins, shares, money, clv]);
  const table = useMemo((): ChartTable<Bin> => {
    const figure = (bin: Bin, value: number | null, text: string) =>
      value === null ? text : <Figure path={bin.path}>{text}</Figure>;
    return {
      columns: [
        {
          id: 'each',
          label: said.each,
          value: ({ from }) => from,
          text: ({ from, to }) =>
            to === null ? said.more(money.tick(from)) : said.range(money.tick(from), money.tick(to)),
        },
        {
          id: 'customers',
          label: said.customers,
          kind: 'number',
          value: ({ customers }) => customers,
          text: ({ customers }) => shown(customers, number),
          cell: (bin) => figure(bin, bin.customers, shown(bin.customers, number)),
        },
        {
          id: 'ofCustomers',
          label: said.ofCustomers,
          kind: 'number',
          value: shares.customers,
          text: (bin) => shown(shares.customers(bin), shares.write),
        },
        {
          id: 'together',
          label: said.together,
          kind: 'number',
          value: ({ value }) => value,
          text: ({ value }) => shown(value, money.exact),
        },
        {
          id: 'of',
          label: said.of(clv.name),
          kind: 'number',
          value: shares.value,
          text: (bin) => shown(shares.value(bin), shares.write),
        },
      ],
      rows: bins,
      rowId: ({ path }) => path,
    };
  }, [bins, shares, money, clv]);
  if (!lifetime.picture || bins.length === 0) return null;
  return (
    <ChartFrame
      id="lifetime-chart"
      {...lifetime.picture}
      finding={lifetime.heading}
      draw={draw}
      table={table}
      keysArePaths
      fileName="lifetime-value"
    />
  );
}

function sharesOf(bins: readonly Bin[], { customers, total }: Lifetime) {
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const people = customers ?? sum(bins.map((bin) => bin.customers));
  const value = ('interval' in total ? total.value : null) ?? sum(bins.map((bin) => bin.value));
  const part = (of: number | null, whole: number) => (of === null ? null : whole === 0 ? 0 : of / whole);
  const ofPeople = (bin: Bin) => part(bin.customers, people);
  const ofValue = (bin: Bin) => part(bin.value, value);
  const all = bins.flatMap((bin) => [ofPeople(bin), ofValue(bin)]).filter((share) => share !== null);
  return { customers: ofPeople, value: ofValue, write: percentsAlike(all) };
}

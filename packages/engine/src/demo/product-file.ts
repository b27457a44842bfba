import { categories } from './catalogue.ts';
import { decimalOf } from './cents.ts';
import { csvField } from './csv-field.ts';
import type { DemoPart } from './demo-part.ts';

/** `products.csv`: the catalogue, the same for every seed. */
export function productFile(): DemoPart {
  const products = categories.flatMap((category) => category.products);
  const rows = products.map((product) =>
    [
      product.id,
      csvField(product.name),
      csvField(product.category),
      csvField(product.brand),
      decimalOf(product.priceCents),
      decimalOf(product.costCents),
      product.repeatable,
    ].join(),
  );
  return {
    file: 'products.csv',
    head: `product_id,name,category,brand,price,cost,repeatable\n${rows.join('\n')}\n`,
    rowsOf: () => '',
    truth: () => ({ products: { total: products.length } }),
  };
}

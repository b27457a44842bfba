import { CustomersOnly } from '../CustomersOnly.tsx';
import { CustomerList } from './CustomerList.tsx';

/** All customers, or those who are looked for. */
export function CustomersScreen() {
  return (
    <CustomersOnly>
      <CustomerList />
    </CustomersOnly>
  );
}

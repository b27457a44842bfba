import { useEffect } from 'react';
import { CustomersOnly } from '../CustomersOnly.tsx';
import { CustomerList } from './CustomerList.tsx';

/** All customers, or those who are looked for. */
export function CustomersScreen() {
  // From here one goes to a customer: that screen is fetched before it is asked for.
  useEffect(() => void import('../one/CustomerScreen.tsx'), []);
  return (
    <CustomersOnly>
      <CustomerList />
    </CustomersOnly>
  );
}

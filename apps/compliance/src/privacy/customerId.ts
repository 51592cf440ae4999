/** What the server takes for a customer (contracts' CustomerId), without the schema library in the bundle. */
export const CUSTOMER_ID = /^cust_[0-9a-v]{26}$/;

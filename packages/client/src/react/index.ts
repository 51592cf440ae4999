export { useStore } from './useStore.ts';
export { staffHooks, type StaffHooks } from './staffHooks.ts';

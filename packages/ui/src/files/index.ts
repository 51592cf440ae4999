export { fileSize } from './fileSize.ts';
export { filesOf } from './filesOf.ts';

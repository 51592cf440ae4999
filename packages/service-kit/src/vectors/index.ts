export { RowBlock } from './rowBlock.ts';

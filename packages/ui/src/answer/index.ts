export { AnswerBody } from './AnswerBody.tsx';
export { safeHref } from './safeHref.ts';

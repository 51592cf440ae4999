export { checkedUrl, guardedRequest, OutboundRefusedError, type OutboundAnswer, type OutboundOptions } from './guardedRequest.ts';
export { isPublicAddress } from './publicAddress.ts';

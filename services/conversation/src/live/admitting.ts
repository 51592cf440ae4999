import { toProblem } from '@lobby/contracts';
import { recordTrouble } from '@lobby/service-kit/db';
import type { Socket } from 'socket.io';

type Next = (error?: Error) => void;

/** Makes a namespace's door of a check that throws: whoever is refused gets `connect_error` with the problem as `data`. */
export function admitting(check: (socket: Socket) => Promise<void>): (socket: Socket, next: Next) => Promise<void> {
  return async (socket, next) => {
    try {
      await check(socket);
    } catch (error) {
      const problem = toProblem(recordTrouble(error) ?? error);
      next(Object.assign(new Error(problem.code), { data: problem }));
      return;
    }
    next();
  };
}

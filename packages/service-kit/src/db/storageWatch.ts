import { troubleCode } from './recordTrouble.ts';

/** Takes blocks of its own on disk and gives them back: reads alone go on when a disk is full. */
const PROBE = 'create temporary table lobby_probe on commit drop as select repeat(md5(g::text), 60) as filler from generate_series(1, 100) as g';

/**
 * Remembers that something could not be stored, until something can. A full disk answers every read, so that a ping alone would call it well.
 * @param write runs one statement in a transaction of its own
 */
export function watchStorage(write: (statement: string) => Promise<unknown>) {
  let trouble: string | null = null;
  return {
    /** Runs `work`; what it throws is thrown on. */
    watched: async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        const done = await work();
        trouble = null;
        return done;
      } catch (error) {
        trouble = troubleCode(error) ?? trouble;
        throw error;
      }
    },
    /** Throws while what is stored would be lost. Costs nothing as long as all is well. */
    mustStore: async (): Promise<void> => {
      if (trouble === null) return;
      await write(PROBE);
      trouble = null;
    },
  };
}

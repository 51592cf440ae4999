import { describe } from 'vitest';
import { openGrafeo } from './grafeo.ts';
import { graphStoreSuite, queriesSuite } from './graphStore.suite.ts';

describe('graph statements', queriesSuite);
graphStoreSuite('Grafeo', async () => openGrafeo(), 'grafeo');

import { join } from 'node:path';
import { testScenario } from './testing.ts';

const fixtures = join(import.meta.dirname, '..', 'test', 'fixtures');

testScenario(join(fixtures, 'sound'), { verify: false });

import { scenarioFolders } from '@chaos-engine/sdk';
import { testScenario } from '@chaos-engine/sdk/testing';

for (const dir of scenarioFolders(import.meta.dirname)) testScenario(dir);

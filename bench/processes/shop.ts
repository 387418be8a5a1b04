// A shop that answers at once, for whoever measures its users.
import { answerParent, listen } from './answering.ts';

const port = await listen((_, response) => response.end('{"ok":true}'));
answerParent(() => port);

import { chosenLanguage, speak } from '#web/language/language.ts';
import './styles.css';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no element #root');

await speak(chosenLanguage());
const { draw } = await import('#web/app.tsx');
draw(root);

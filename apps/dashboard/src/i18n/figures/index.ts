import { addTexts } from '../add-texts.js';
import { en } from './en.js';
import { vi } from './vi.js';

addTexts({ vi, en });

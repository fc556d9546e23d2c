import { SHOTS } from '../../dev/scenes.mjs';
import { lookAt } from './accessible';

lookAt(SHOTS.filter(({ name }) => !name.startsWith('admin-')));

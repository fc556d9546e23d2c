import * as access from './access';
import * as admin from './admin';
import * as errors from './errors';
import * as everywhere from './everywhere';
import * as integrations from './integrations';
import * as macros from './macros';
import * as messages from './messages';
import * as privacy from './privacy';
import * as reports from './reports';
import * as rules from './rules';
import * as search from './search';
import * as templates from './templates';
import * as visits from './visits';
import * as work from './work';
import * as workplace from './workplace';

/** Each file exports its sections by their names. */
export const ru = {
  ...access,
  ...admin,
  ...errors,
  ...everywhere,
  ...integrations,
  ...macros,
  ...messages,
  ...privacy,
  ...reports,
  ...rules,
  ...search,
  ...templates,
  ...visits,
  ...work,
  ...workplace,
};

// The dossier of an issue: nothing but its button.

import { offerPrint } from "../shared/print.js";

offerPrint();

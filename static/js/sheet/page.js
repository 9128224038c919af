// A sheet to print.

import { offerPrint } from "../shared/print.js";

offerPrint();

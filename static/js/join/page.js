// Joining: who goes back to this page finds what was chosen and typed, until the tab is closed.
import { findShelf, HeldForms, Store } from "../lib/storage.js";

const forms = new HeldForms(undefined, new Store(`facilitator.join.${location.pathname}.`, findShelf("sessionStorage")));
forms.resume();

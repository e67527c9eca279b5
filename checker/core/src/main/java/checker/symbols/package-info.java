/**
 * Trees to what an editor asks of names: what each was declared as, where it is mentioned, which are visible at a place.
 * Works by the syntax alone, so that a text which is being written, and has no types yet, has answers too: whatever the
 * parser understood in spite of its faults. Says nothing about what is wrong; that is {@code typing}'s, and where typing
 * finds no error, both mean the same declaration by every name. The types of expressions come from a model, if there is one.
 */
package checker.symbols;

/**
 * An editor's questions about specifications to answers, by the Language Server Protocol: what is wrong, what a name means
 * and where it is declared, what may be written here, how it looks in canonical form. Texts that are not saved yet stand
 * before those on the disk, for the modules that extend them, too. Speaks through the streams that it is given and nowhere else.
 *
 * <p>All work is done by one thread in the order in which it comes, so that an answer is about the text that the editor had when it asked.
 */
package checker.lsp;

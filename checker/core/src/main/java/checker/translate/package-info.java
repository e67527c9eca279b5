/**
 * Model to another checker's language, so that the other checker can be asked for a second opinion. In: a {@link
 * checker.model.Model}. Out: the texts of files, to be written by whoever asked. Promised: the translation has the same
 * states, the same steps and the same verdicts as the model, except for what its remarks name; what cannot be said in
 * the other language is a {@link checker.translate.TranslationException}, never a text that means something else.
 *
 * <p>Each language has a package of its own below this one, with one public class: a {@link
 * checker.translate.Translator}. What Murphi and Promela share is in {@link checker.translate.scalar}.
 */
package checker.translate;

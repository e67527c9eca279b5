package checker.translate;

import checker.model.Model;

/** Translates models into one language. Without state: a translator may be used by several threads. */
public interface Translator {

  /** What the language is called on the command line: {@code tla}. */
  String name();

  /**
   * The model in this language. The same text each time.
   *
   * @throws TranslationException if the language cannot say what the model says
   */
  Translation translate(Model model);
}

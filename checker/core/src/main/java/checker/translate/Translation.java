package checker.translate;

import checker.model.Model;
import java.util.List;

/**
 * A model in another language.
 *
 * @param files the main one first; names are distinct, also from those of the module's other scenarios
 * @param remarks what the user must know to read the other checker's answers: one sentence each, without a final full
 *     stop; first of all what was left out
 */
public record Translation(List<GeneratedFile> files, List<String> remarks) {
  public Translation {
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
  }

  /** {@code module__scenario}: what the files of a translation are called, before their endings. */
  public static String baseName(Model model) {
    return model.module() + "__" + model.scenario();
  }
}

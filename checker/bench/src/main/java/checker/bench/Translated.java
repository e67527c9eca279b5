package checker.bench;

import checker.model.Model;
import checker.translate.GeneratedFile;
import checker.translate.Translator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the peers that read translations have in common. */
final class Translated {
  private Translated() {}

  /** Writes the files of a translation and gives their names. */
  static List<String> write(Translator translator, Model model, Path directory) throws IOException {
    List<GeneratedFile> files = translator.translate(model).files();
    for (GeneratedFile file : files) {
      Files.writeString(directory.resolve(file.name()), file.text());
    }
    return files.stream().map(GeneratedFile::name).toList();
  }
}

package checker.cli;

import checker.translate.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes generated files to a directory. What is there already is lost only if the user says so. */
final class FileStore {
  private final Path directory;
  private final boolean force;

  /** @param force whether files that are there already, with another text, are replaced */
  FileStore(Path directory, boolean force) {
    this.directory = directory;
    this.force = force;
  }

  /**
   * Writes all files, or none if one of them would replace another text.
   *
   * @return those that were not there yet with the same text
   * @throws UsageException if that is so, or they cannot be written
   */
  List<GeneratedFile> write(List<GeneratedFile> files) {
    List<GeneratedFile> changed = new ArrayList<>();
    for (GeneratedFile file : files) {
      Path target = directory.resolve(file.name());
      if (Files.exists(target)) {
        if (same(target, file)) {
          continue;
        }
        if (!force) {
          throw new UsageException("`" + target + "` is there already, with another text; --force replaces it");
        }
      }
      changed.add(file);
    }
    changed.forEach(file -> WholeFile.writeInDirectory(directory.resolve(file.name()), file.text()));
    return changed;
  }

  private static boolean same(Path target, GeneratedFile file) {
    try {
      return Files.isRegularFile(target)
          && Arrays.equals(Files.readAllBytes(target), file.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UsageException("`" + target + "` cannot be read");
    }
  }
}

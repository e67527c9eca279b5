package checker.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the files of a specification are read from: the disk, with texts before it that are not saved yet. Immutable. */
public final class Sources {
  private static final Sources DISK = new Sources(Map.of());

  private final Map<Path, String> unsaved;

  private Sources(Map<Path, String> unsaved) {
    this.unsaved = unsaved;
  }

  /** The files as they are saved. */
  public static Sources disk() {
    return DISK;
  }

  /** @param unsaved the contents of files that are being edited, by path; each stands for what is on the disk */
  public static Sources withUnsaved(Map<Path, String> unsaved) {
    return new Sources(
        unsaved.entrySet().stream().collect(Collectors.toUnmodifiableMap(e -> key(e.getKey()), Map.Entry::getValue)));
  }

  /** Whether there is anything at the path. */
  public boolean exists(Path file) {
    return unsaved.containsKey(key(file)) || Files.exists(file);
  }

  /** The text of a file, named by the path as given; faults as {@link SourceReader#read} tells them. */
  public Optional<SourceText> read(Path file, Diagnostics diagnostics) {
    String text = unsaved.get(key(file));
    return text == null ? SourceReader.read(file, diagnostics) : Optional.of(new SourceText(file.toString(), text));
  }

  private static Path key(Path file) {
    return file.toAbsolutePath().normalize();
  }
}

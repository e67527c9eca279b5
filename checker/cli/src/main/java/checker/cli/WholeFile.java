package checker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are written in one piece: whoever looks sees the old text or the new one. */
final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file, or what a symbolic link of this name leads to; its permissions stay. Into a pipe or a device goes the text as
   * it is.
   *
   * @throws UsageException if that is not possible; the old text is still there then
   */
  static void write(Path file, String text) {
    try {
      boolean exists = Files.exists(file);
      if (exists && !Files.isRegularFile(file)) {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return;
      }
      Path target = exists ? file.toRealPath() : file.toAbsolutePath();
      Path beside = target.resolveSibling("." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".new");
      try {
        Files.writeString(beside, text, StandardCharsets.UTF_8);
        if (exists && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
        }
        Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw unwritable(file, "");
    }
  }

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @throws UsageException if the file is a directory or write-protected, or is in no directory, or in one that is
   */
  static void requireWritable(Path file) {
    if (Files.isDirectory(file)) {
      throw unwritable(file, ": it is a directory");
    }
    Path directory = directory(file);
    if (!Files.isDirectory(directory)) {
      throw unwritable(file, ": there is no directory `" + directory + "`");
    }
    boolean replaced = !Files.exists(file) || Files.isRegularFile(file);
    if (Files.exists(file) && !Files.isWritable(file) || replaced && !Files.isWritable(directory)) {
      throw unwritable(file, ": it is write-protected, or its directory is");
    }
  }

  /** Of the file itself if it is a symbolic link to one. */
  private static Path directory(Path file) {
    try {
      return (Files.exists(file) ? file.toRealPath() : file.toAbsolutePath()).getParent();
    } catch (IOException e) {
      return file.toAbsolutePath().getParent();
    }
  }

  private static UsageException unwritable(Path file, String cause) {
    return new UsageException("`" + file + "` cannot be written" + cause);
  }
}

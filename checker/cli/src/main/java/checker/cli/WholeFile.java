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
   * Writes a file, or what a symbolic link of this name leads to; its permissions stay.
   *
   * @throws UsageException if that is not possible; the old text is still there then
   */
  static void write(Path file, String text) {
    try {
      boolean exists = Files.exists(file);
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
      throw unwritable(file);
    }
  }

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @throws UsageException if the file is a directory, or is in none
   */
  static void requireWritable(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || directory == null || !Files.isDirectory(directory)) {
      throw unwritable(file);
    }
  }

  private static UsageException unwritable(Path file) {
    return new UsageException("`" + file + "` cannot be written");
  }
}

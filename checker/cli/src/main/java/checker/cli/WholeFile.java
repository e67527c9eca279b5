package checker.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Files that are written in one piece: whoever looks sees the old text or the new one. */
final class WholeFile {
  private static final String PROTECTED = "it is write-protected, or its directory is";

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
        // Without this option, the old text is removed before the new one has its name.
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw unwritable(file, cause(file, e));
    }
  }

  /**
   * The same in a directory that is made if it is not there.
   *
   * @throws UsageException if either is not possible
   */
  static void writeInDirectory(Path file, String text) {
    makeDirectory(file.toAbsolutePath().getParent());
    write(file, text);
  }

  /**
   * Makes a directory, and those above it.
   *
   * @throws UsageException if that is not possible
   */
  static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      Path first = directory;
      while (first.getParent() != null && !Files.exists(first.getParent())) {
        first = first.getParent();
      }
      String cause = Files.exists(first, LinkOption.NOFOLLOW_LINKS) ? "`" + first + "` is no directory" : cause(first, e);
      throw new UsageException("the directory `" + directory + "` cannot be made: " + cause);
    }
  }

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @throws UsageException if the file is a directory or write-protected, or is in no directory, or in one that is
   */
  static void requireWritable(Path file) {
    Path directory = directory(file);
    if (Files.isDirectory(file) || !Files.isDirectory(directory)) {
      throw unwritable(file, misplaced(file));
    }
    boolean replaced = !Files.exists(file) || Files.isRegularFile(file);
    if (Files.exists(file) && !Files.isWritable(file) || replaced && !Files.isWritable(directory)) {
      throw unwritable(file, PROTECTED);
    }
  }

  /**
   * Checks that it is none of the files that are written by hand, or kept on purpose: specifications, one of which may be read only
   * because another extends it, and committed traces. Only the commands that are for them write those.
   *
   * @throws UsageException if it is, by its name or that of the file that a symbolic link leads to
   */
  static void requireNoSource(Path file) {
    String name = real(file).getFileName() == null ? "" : real(file).getFileName().toString();
    if (Files.isRegularFile(file) && (name.endsWith(".spec") || name.endsWith(".trace"))) {
      throw unwritable(file, "it is there already, and is a " + (name.endsWith(".spec") ? "specification" : "trace"));
    }
  }

  /** The same for all names of a file, whether it is there or only its directory. */
  static Path real(Path file) {
    Path normal = file.toAbsolutePath().normalize();
    try {
      return normal.toRealPath();
    } catch (IOException absent) {
      try {
        return normal.getParent() == null ? normal : normal.getParent().toRealPath().resolve(normal.getFileName());
      } catch (IOException noDirectory) {
        return normal;
      }
    }
  }

  /** Why a file could not be written, in words for whoever named it. */
  static String cause(Path file, IOException e) {
    if (Files.isDirectory(file) || e instanceof NoSuchFileException || !Files.isDirectory(directory(file))) {
      return misplaced(file);
    }
    if (e instanceof AccessDeniedException) {
      return PROTECTED;
    }
    String reason = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
    // As the operating system says it: No space left on device, Read-only file system.
    return reason == null || reason.isEmpty()
        ? "the system does not say why"
        : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }

  private static String misplaced(Path file) {
    Path directory = directory(file);
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    if (Files.isDirectory(directory)) {
      // As in what the operating system shows of itself, /proc for example.
      return "nothing can be made in `" + directory + "`";
    }
    return Files.exists(directory) ? "`" + directory + "` is no directory" : "there is no directory `" + directory + "`";
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
    return new UsageException("`" + file + "` cannot be written: " + cause);
  }
}

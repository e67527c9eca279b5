package checker.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceReaderTest {
  @TempDir Path directory;

  @Test
  void aTextIsReadUnderTheNameGiven() throws IOException {
    Path file = write("module é\r\n".getBytes(StandardCharsets.UTF_8));
    SourceText source = SourceReader.read(file, new Diagnostics()).orElseThrow();
    assertThat(source.name()).isEqualTo(file.toString());
    assertThat(source.content()).isEqualTo("module é\r\n");
  }

  @Test
  void aByteOrderMarkIsDropped() throws IOException {
    Path file = write("\uFEFFmodule m".getBytes(StandardCharsets.UTF_8));
    assertThat(SourceReader.read(file, new Diagnostics()).orElseThrow().content()).isEqualTo("module m");
  }

  @Test
  void anEmptyFileIsAText() throws IOException {
    assertThat(SourceReader.read(write(new byte[0]), new Diagnostics())).map(SourceText::content).contains("");
  }

  @Test
  void aMissingFileIsTold() {
    assertFault(directory.resolve("none.spec"), DiagnosticCode.FILE_NOT_FOUND, "there is no file");
  }

  @Test
  void aDirectoryIsTold() {
    assertFault(directory, DiagnosticCode.FILE_UNREADABLE, "is a directory");
  }

  @Test
  void aFileThatIsNotUtf8IsToldWithItsLine() throws IOException {
    Path file = write("module m\nvar \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertFault(file, DiagnosticCode.NOT_TEXT, "is not UTF-8 text (first seen on line 2)");
  }

  @Test
  void aBinaryFileIsTold() throws IOException {
    assertFault(write(new byte[] {'a', '\n', 0, 7}), DiagnosticCode.NOT_TEXT, "is a binary file (first seen on line 2)");
  }

  @Test
  void theLimitIsTheLargestSize() throws IOException {
    byte[] text = "x".repeat(SourceReader.LIMIT_BYTES).getBytes(StandardCharsets.US_ASCII);
    assertThat(SourceReader.read(write(text), new Diagnostics())).isPresent();
    byte[] longer = "x".repeat(SourceReader.LIMIT_BYTES + 1).getBytes(StandardCharsets.US_ASCII);
    assertFault(write(longer), DiagnosticCode.FILE_TOO_LARGE, "is larger than 4 MiB");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("a.spec"), bytes);
  }

  private static void assertFault(Path file, DiagnosticCode code, String message) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceText> source = SourceReader.read(file, diagnostics);
    assertThat(source).isEmpty();
    assertThat(diagnostics.sorted())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.code()).isEqualTo(code);
              assertThat(d.message()).contains(message);
              assertThat(d.span().source().name()).isEqualTo(file.toString());
            });
  }
}

package checker.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How {@code checker lsp} ends, and that its standard output is the protocol's alone. */
class EndOfSessionTest {
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
  private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}";
  private static final String EXIT = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";

  private record Ended(int status, List<JsonObject> messages) {}

  /** Sends messages, then nothing more, and reads to the end. */
  private static Ended session(String... messages) throws Exception {
    Process process = Editor.process(List.of("lsp"));
    try (OutputStream in = process.getOutputStream()) {
      for (String message : messages) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        in.write(("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        in.write(bytes);
        in.flush();
      }
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(Editor.ends(process)).isTrue();
    return new Ended(process.exitValue(), framed(out));
  }

  /** The messages, of which the text must consist to the last character. */
  private static List<JsonObject> framed(String out) {
    List<JsonObject> result = new ArrayList<>();
    int at = 0;
    while (at < out.length()) {
      assertThat(out.substring(at)).startsWith("Content-Length: ");
      int header = out.indexOf("\r\n\r\n", at);
      int length = Integer.parseInt(out.substring(at + "Content-Length: ".length(), header));
      at = header + 4 + length;
      result.add(JsonParser.parseString(out.substring(header + 4, at)).getAsJsonObject());
    }
    return result;
  }

  @Test
  void anAnnouncedEndIsASuccess() throws Exception {
    Ended ended = session(INITIALIZE, SHUTDOWN, EXIT);
    assertThat(ended.status()).isZero();
    assertThat(ended.messages()).extracting(m -> m.get("id").getAsInt()).containsExactly(1, 2);
    assertThat(ended.messages().get(0).getAsJsonObject("result").getAsJsonObject("capabilities").get("hoverProvider").getAsBoolean())
        .isTrue();
  }

  @Test
  void whatWasAskedBeforeIsAnsweredBefore() throws Exception {
    Ended ended =
        session(
            INITIALIZE,
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"textDocument/documentSymbol\","
                + "\"params\":{\"textDocument\":{\"uri\":\"file:///no/such.spec\"}}}",
            SHUTDOWN,
            EXIT);
    assertThat(ended.status()).isZero();
    assertThat(ended.messages()).extracting(m -> m.get("id").getAsInt()).containsExactly(1, 7, 2);
  }

  @Test
  void anUnannouncedEndIsNot() throws Exception {
    assertThat(session(INITIALIZE, EXIT).status()).isEqualTo(1);
    assertThat(session(INITIALIZE).status()).as("the messages end").isEqualTo(1);
  }

  @Test
  void whatIsNoMessageEndsNothing() throws Exception {
    Ended ended = session(INITIALIZE, "{ this is no JSON", SHUTDOWN, EXIT);
    assertThat(ended.status()).isZero();
    assertThat(ended.messages()).extracting(m -> m.has("id") && !m.get("id").isJsonNull() ? m.get("id").getAsString() : "")
        .contains("1", "2");
  }
}

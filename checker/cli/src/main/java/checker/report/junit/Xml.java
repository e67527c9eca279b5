package checker.report.junit;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document, an element to a line. What XML cannot hold becomes {@code ?}. */
final class Xml {
  private static final String INDENT = " ";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;
  private int depth;
  private boolean holdsElements;

  Xml() {
    try {
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  Xml open(String element) {
    try {
      newLine();
      writer.writeStartElement(element);
      depth++;
      holdsElements = false;
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Line ends of a value become spaces, as they would when it is read. */
  Xml attribute(String name, Object value) {
    try {
      writer.writeAttribute(name, legal(value.toString()).replaceAll("[\\n\\r\\t]", " "));
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  Xml text(String content) {
    try {
      writer.writeCharacters(legal(content));
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Closes the element that was opened last. */
  Xml close() {
    try {
      depth--;
      if (holdsElements) {
        newLine();
      }
      holdsElements = true;
      writer.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** The document. */
  String finished() {
    try {
      writer.flush();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return text + "\n";
  }

  private void newLine() throws XMLStreamException {
    writer.writeCharacters("\n" + INDENT.repeat(depth));
  }

  /** Production 2 of XML 1.0; a carriage return would not come back as one. */
  private static String legal(String value) {
    StringBuilder legal = new StringBuilder(value.length());
    value
        .codePoints()
        .forEach(
            c -> {
              boolean allowed =
                  c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
              legal.appendCodePoint(allowed ? c : '?');
            });
    return legal.toString();
  }

  private static IllegalStateException broken(XMLStreamException e) {
    return new IllegalStateException("writing to a string cannot fail", e);
  }
}

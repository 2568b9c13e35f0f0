package io.clientela.identify.internal.input.invoice;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.clientela.identify.internal.input.Limits;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a whole XML file into elements, safely.
 *
 * <p>A file with a document type declaration is refused before anything in it is looked at, so there are no entities that
 * could expand or reach another file; an entity that is not one of XML's own five is an error. Nothing is fetched. Depth
 * and number of elements are limited. Of binary attachments only those up to {@link
 * #LONGEST_BINARY} characters keep their text.
 *
 * <p>Threads: may be used by several at once.
 */
final class XmlReader {

    private static final Logger LOG = LoggerFactory.getLogger(XmlReader.class);

    private static final Set<String> BINARY =
            Set.of("Attachment", "EmbeddedDocumentBinaryObject", "AttachmentBinaryObject");

    /** The longest Base64 text that is kept: an attachment of 16 MiB with its line ends. */
    static final int LONGEST_BINARY = 23 << 20;

    private final Limits limits;
    private final InputFactoryImpl factory = new InputFactoryImpl();

    XmlReader(Limits limits) {
        this.limits = limits;
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /**
     * The root element of the file.
     *
     * @throws BrokenXmlException if the file is not well formed, has a document type declaration or exceeds a limit
     */
    Element read(byte[] bytes) throws BrokenXmlException {
        var charset = XmlBytes.charset(bytes);
        try {
            var reader = charset.equals(StandardCharsets.UTF_8) && !XmlBytes.declaresWide(bytes)
                    ? factory.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8")
                    : factory.createXMLStreamReader(new StringReader(XmlBytes.decode(bytes, charset)));
            return new Walk((XMLStreamReader2) reader).root();
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof XMLStreamException)) {
                LOG.warn("XML of {} bytes made its parser fail", bytes.length, e);
            }
            throw malformed(e);
        }
    }

    private static BrokenXmlException malformed(Exception e) {
        var cause = e.getCause() instanceof XMLStreamException inner ? inner : e;
        var location = cause instanceof XMLStreamException x ? x.getLocation() : null;
        var message = String.valueOf(cause.getMessage());
        var end = message.indexOf("\n at [");
        return new BrokenXmlException(
                "malformed-xml",
                location == null ? 0 : location.getLineNumber(),
                "not well-formed XML: " + (end < 0 ? message : message.substring(0, end)));
    }

    /** One pass over one file. */
    private final class Walk {

        private final XMLStreamReader2 reader;
        private final Deque<Element> open = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private long textLength;
        private int elements;

        Walk(XMLStreamReader2 reader) {
            this.reader = reader;
        }

        Element root() throws XMLStreamException, BrokenXmlException {
            var top = new Element("", "", 0);
            open.push(top);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                    case XMLStreamConstants.DTD ->
                        throw new BrokenXmlException(
                                "doctype-declared",
                                reader.getLocationInfo().getCurrentLocation().getLineNumber(),
                                "a document type declaration (DOCTYPE) is not allowed");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("malformed-xml", "not well-formed XML: an entity that is nowhere declared");
                    default -> {
                        // comments, processing instructions and white space outside the root say nothing
                    }
                }
            }
            reader.close();
            return top.children().getFirst();
        }

        private void start() throws BrokenXmlException {
            elements++;
            if (open.size() > limits.xmlDepth()) {
                throw refused("xml-too-deep", "elements nest more than " + limits.xmlDepth() + " deep");
            }
            if (elements > limits.xmlElements()) {
                throw refused("xml-too-large", "there are more than " + limits.xmlElements() + " elements");
            }
            var namespace = reader.getNamespaceURI();
            var element = new Element(reader.getLocalName(), namespace == null ? "" : namespace, line());
            if (reader.getAttributeCount() > 0) {
                element.attributes(attributes());
            }
            open.element().add(element);
            open.push(element);
            text.setLength(0);
            textLength = 0;
        }

        private void end() {
            var element = open.pop();
            if (element.children().isEmpty()) {
                element.text(text.toString().strip(), textLength);
            }
            text.setLength(0);
            textLength = 0;
        }

        private void characters() {
            textLength += reader.getTextLength();
            if (textLength > LONGEST_BINARY && BINARY.contains(open.element().name())) {
                text.setLength(0);
            } else {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        }

        private List<String> attributes() {
            var pairs = new String[2 * reader.getAttributeCount()];
            for (int i = 0; i < pairs.length / 2; i++) {
                pairs[2 * i] = reader.getAttributeLocalName(i);
                pairs[2 * i + 1] = reader.getAttributeValue(i);
            }
            return List.of(pairs);
        }

        private long line() {
            return reader.getLocation().getLineNumber();
        }

        private BrokenXmlException refused(String reason, String detail) {
            return new BrokenXmlException(reason, line(), detail);
        }
    }
}

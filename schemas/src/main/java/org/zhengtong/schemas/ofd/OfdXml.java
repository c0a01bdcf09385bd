// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The XML of an OFD package: no document type, hence no entities, of bounded size and depth. Elements are found by their local name, as
 * writers disagree on the namespace.
 */
final class OfdXml {

    private static final int LARGEST = 2 << 20;
    private static final int DEEPEST = 64;

    private static final DocumentBuilderFactory FACTORY = factory();

    private OfdXml() {}

    /** The root of a file, which must have that name. */
    static Element root(OfdPackage ofd, String file, String name) throws OfdException {
        byte[] content = ofd.file(file).orElseThrow(() -> new OfdException("there is no " + file));
        if (content.length > LARGEST) {
            throw new OfdBoundsException(file + " has more than " + LARGEST + " bytes");
        }
        try {
            DocumentBuilder builder = FACTORY.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
            if (!name.equals(root.getLocalName())) {
                throw new OfdException(file + " is no " + name);
            }
            return root;
        } catch (SAXException | IOException | RuntimeException malformed) {
            throw new OfdException(file + " is not the XML it should be: " + malformed.getMessage(), malformed);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK has an XML parser", impossible);
        }
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent, name).stream().findFirst();
    }

    static Optional<String> text(Element parent, String name) {
        return child(parent, name).map(element -> element.getTextContent().strip());
    }

    private static DocumentBuilderFactory factory() {
        // The JDK's own, whatever else lies on the class path.
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK's XML parser knows these", impossible);
        }
        return factory;
    }
}

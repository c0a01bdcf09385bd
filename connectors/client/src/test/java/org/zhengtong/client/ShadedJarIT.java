// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a department puts on its class path: one jar for Java 8 that brings nothing along. */
class ShadedJarIT {

    private static final int JAVA_8 = 52;
    private static final Path JAR = Path.of(System.getProperty("client.jar"));

    @Test
    void jarHoldsOnlyOurPackageForJava8() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<JarEntry> files =
                    jar.stream().filter(entry -> !entry.isDirectory()).toList();

            assertThat(files)
                    .hasSizeGreaterThan(100)
                    .extracting(JarEntry::getName)
                    .allMatch(name -> name.startsWith("META-INF/") || name.startsWith("org/zhengtong/client/"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/"));
            for (JarEntry file : files) {
                if (file.getName().endsWith(".class")) {
                    assertThat(majorVersion(jar, file)).as(file.getName()).isLessThanOrEqualTo(JAVA_8);
                }
            }
        }
    }

    @Test
    void jarBringsNoDependency() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(System.getProperty("client.pom")).toFile());

        NodeList dependencies = pom.getElementsByTagName("dependency");

        for (int i = 0; i < dependencies.getLength(); i++) {
            assertThat(((Element) dependencies.item(i))
                            .getElementsByTagName("scope")
                            .item(0)
                            .getTextContent())
                    .isIn("test", "provided");
        }
    }

    @Test
    void relocatedClassesSignAlone() throws Exception {
        Path key = Files.createTempFile("department", ".pem");
        try (URLClassLoader alone =
                new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Files.writeString(key, ClientFixtures.privatePem(ClientFixtures.sm2KeyPair()));
            Class<?> credentials = alone.loadClass("org.zhengtong.client.Sm2Credentials");
            Class<?> signer = alone.loadClass("org.zhengtong.client.RequestSigner");

            Object readKey =
                    credentials.getMethod("fromPem", String.class, Path.class).invoke(null, "system", key);
            Object headers = signer.getMethod("sign", String.class, URI.class, byte[].class)
                    .invoke(
                            signer.getConstructor(credentials, Clock.class).newInstance(readKey, Clock.systemUTC()),
                            "GET",
                            URI.create("http://node/api/v1/network"),
                            new byte[0]);

            assertThat(((Map<?, ?>) headers).keySet()).hasToString("[Content-Digest, Signature-Input, Signature]");
        } finally {
            Files.delete(key);
        }
    }

    private static int majorVersion(JarFile jar, JarEntry file) throws IOException {
        try (InputStream in = jar.getInputStream(file);
                DataInputStream data = new DataInputStream(in)) {
            assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
            data.readUnsignedShort();
            return data.readUnsignedShort();
        }
    }
}

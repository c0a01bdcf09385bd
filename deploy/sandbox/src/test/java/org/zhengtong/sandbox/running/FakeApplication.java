// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands for a node or registry: reads its settings file, and is ready as soon as it listens. */
public final class FakeApplication {

    private FakeApplication() {}

    /** Puts it where the sandbox looks for nodes and registries. */
    public static void install(Path checkout) throws IOException {
        for (String module : List.of("exchange-core/node", "licence-registry")) {
            Path jar = checkout.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            writeJar(jar);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        try (InputStream in =
                Files.newInputStream(Path.of(URI.create(System.getProperty("quarkus.config.locations"))))) {
            settings.load(in);
        }
        int port = Integer.parseInt(settings.getProperty("quarkus.http.port"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static void writeJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeApplication.class.getName());
        String name = FakeApplication.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream in = FakeApplication.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            in.transferTo(jar);
        }
    }
}

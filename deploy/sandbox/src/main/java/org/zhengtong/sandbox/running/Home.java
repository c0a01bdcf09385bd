// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.running;

import java.nio.file.Path;
import org.zhengtong.sandbox.pki.Pki;
import org.zhengtong.sandbox.process.RunFolder;
import org.zhengtong.sandbox.topology.Secrets;

/**
 * The folders of a sandbox.
 *
 * @param path where it keeps everything it makes, {@code .zt} of the checkout unless told otherwise
 * @param checkout where the built applications lie
 */
public record Home(Path path, Path checkout) {

    public Home {
        path = path.toAbsolutePath().normalize();
        checkout = checkout.toAbsolutePath().normalize();
    }

    public RunFolder processes() {
        return new RunFolder(run());
    }

    public Secrets secrets() {
        return Secrets.open(path.resolve("secrets.json"));
    }

    public Pki pki() {
        return Pki.open(path.resolve("pki"), secrets());
    }

    public Path log(String name) {
        return path.resolve("log").resolve(name + ".log");
    }

    /** Folder with what is known of running processes. */
    public Path run() {
        return path.resolve("run");
    }

    /** Settings file of one application. */
    public Path settings(String name) {
        return path.resolve("settings").resolve(name + ".properties");
    }

    /** Folder of the lists for offline verification. */
    public Path lists() {
        return path.resolve("lists");
    }

    Path ports() {
        return path.resolve("ports.json");
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path state() {
        return run().resolve("sandbox.json");
    }
}

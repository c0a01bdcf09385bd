// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of an OFD package (OFD 文件包), unpacked in memory; every name is plain, safe and there once. */
public final class OfdPackage {

    /** Most bytes of a package that is read. */
    public static final int LARGEST = 20 << 20;

    private final Map<String, byte[]> files;

    private OfdPackage(Map<String, byte[]> files) {
        this.files = Collections.unmodifiableMap(files);
    }

    /** Unpacks a package; refused when it is damaged, too large, or has a name that is doubled or leads out of it. */
    public static OfdPackage read(byte[] bytes) throws OfdException {
        if (bytes.length > LARGEST) {
            throw new OfdException("the file has more than " + LARGEST + " bytes");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        Set<String> folded = new HashSet<>();
        for (ZipEntries.Entry entry : ZipEntries.read(bytes)) {
            requirePlain(entry.name());
            if (!folded.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw new OfdException("entry " + entry.name() + " is there twice");
            }
            if (!entry.name().endsWith("/")) {
                files.put(entry.name(), entry.content());
            }
        }
        if (!files.containsKey("OFD.xml")) {
            throw new OfdException("there is no OFD.xml");
        }
        return new OfdPackage(files);
    }

    /** Names of all files. */
    public Set<String> names() {
        return files.keySet();
    }

    /** Content of a file. */
    public Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /**
     * The file a location names (ST_Loc, GB/T 33190 §7.3): from the root when it begins with a slash, otherwise from the folder; some
     * writers leave the slash out.
     */
    Optional<String> locate(String folder, String location) {
        String path = location.strip();
        if (path.startsWith("/")) {
            return Optional.of(path.substring(1)).filter(files::containsKey);
        }
        String plain = path.startsWith("./") ? path.substring(2) : path;
        return Optional.of(folder + plain).filter(files::containsKey).or(() -> Optional.of(plain)
                .filter(files::containsKey));
    }

    /** The folder of a file, with its slash; empty for the root. */
    static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static void requirePlain(String name) throws OfdException {
        boolean folder = name.endsWith("/");
        String path = folder ? name.substring(0, name.length() - 1) : name;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new OfdException("entry " + printable(name) + " leads out of the package");
            }
        }
        if (name.indexOf('\\') >= 0 || name.indexOf(':') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw new OfdException("entry " + printable(name) + " has a character no path may have");
        }
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}

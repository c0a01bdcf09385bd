// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.ofd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A signature of an OFD as Signature.xml describes it (GB/T 33190-2016 §18): what it protects and where its value lies.
 *
 * @param file path of Signature.xml
 * @param seal whether it is a seal, not a bare digital signature
 * @param checkMethod digest algorithm, name or object identifier
 * @param references digest in base64 by the protected file's path as written
 * @param valueFile path of the signature value
 * @param sealFile path of the seal beside it, null when there is none
 */
record OfdSignature(
        String file,
        boolean seal,
        String checkMethod,
        Map<String, String> references,
        String valueFile,
        @Nullable String sealFile) {

    /** Most signatures in a package. */
    static final int MOST = 20;

    /** Most files that a signature names: no package has more. */
    private static final int MOST_REFERENCES = 2_000;

    /** Files of the signatures themselves: they protect, and are not protected by their own digests. */
    List<String> own() {
        List<String> own = new ArrayList<>(List.of(file, valueFile));
        if (sealFile != null) {
            own.add(sealFile);
        }
        return own;
    }

    /** The lists of signatures of the documents in a package. */
    static Set<String> lists(OfdPackage ofd) throws OfdException {
        Set<String> lists = new LinkedHashSet<>();
        for (Element body : OfdXml.children(OfdXml.root(ofd, "OFD.xml", "OFD"), "DocBody")) {
            Optional<String> location = OfdXml.text(body, "Signatures");
            if (location.isPresent() && !lists.add(existing(ofd, "", location.get()))) {
                throw new OfdException("OFD.xml names " + location.get() + " twice");
            }
        }
        return lists;
    }

    /** The signatures of a list. */
    static List<OfdSignature> read(OfdPackage ofd, String list) throws OfdException {
        List<OfdSignature> signatures = new ArrayList<>();
        Set<String> files = new HashSet<>();
        for (Element entry : OfdXml.children(OfdXml.root(ofd, list, "Signatures"), "Signature")) {
            if (signatures.size() == MOST) {
                throw new OfdBoundsException(list + " names more than " + MOST + " signatures");
            }
            String file = existing(ofd, OfdPackage.folder(list), entry.getAttribute("BaseLoc"));
            if (!files.add(file)) {
                throw new OfdException(list + " names " + file + " twice");
            }
            signatures.add(of(ofd, file, !"Sign".equalsIgnoreCase(entry.getAttribute("Type"))));
        }
        return signatures;
    }

    private static OfdSignature of(OfdPackage ofd, String file, boolean seal) throws OfdException {
        Element root = OfdXml.root(ofd, file, "Signature");
        Element info = required(OfdXml.child(root, "SignedInfo"), file, "SignedInfo");
        Element list = required(OfdXml.child(info, "References"), file, "References");
        Map<String, String> references = new LinkedHashMap<>();
        for (Element reference : OfdXml.children(list, "Reference")) {
            if (references.size() == MOST_REFERENCES) {
                throw new OfdBoundsException(file + " protects more than " + MOST_REFERENCES + " files");
            }
            String path = reference.getAttribute("FileRef").strip();
            if (references.put(path, OfdXml.text(reference, "CheckValue").orElse("")) != null) {
                throw new OfdException(file + " protects " + path + " twice");
            }
        }
        String folder = OfdPackage.folder(file);
        Optional<String> shown = OfdXml.child(info, "Seal").flatMap(element -> OfdXml.text(element, "BaseLoc"));
        return new OfdSignature(
                file,
                seal,
                list.getAttribute("CheckMethod").strip(),
                references,
                existing(ofd, folder, required(OfdXml.text(root, "SignedValue"), file, "SignedValue")),
                shown.isPresent() ? existing(ofd, folder, shown.get()) : null);
    }

    private static String existing(OfdPackage ofd, String folder, String location) throws OfdException {
        return ofd.locate(folder, location)
                .orElseThrow(() -> new OfdException("there is no file " + location + " in the package"));
    }

    private static <T> T required(Optional<T> part, String file, String name) throws OfdException {
        return part.orElseThrow(() -> new OfdException(file + " has no " + name));
    }
}

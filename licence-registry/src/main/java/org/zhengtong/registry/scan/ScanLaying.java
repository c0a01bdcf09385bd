// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengtong.registry.scan.ScanStore.Laid;

/** Lays down the scans that an intake's rows name (扫描件入库), in the caller's transaction: one at a time is in memory. */
@ApplicationScoped
public class ScanLaying {

    private final ScanStore scans;

    ScanLaying(ScanStore scans) {
        this.scans = scans;
    }

    /** Keeps them by digest, and what the archive has under each name; answers how many scans were named. */
    public int lay(String intake, ScanArchive archive) throws IOException {
        List<Laid> laid = new ArrayList<>();
        for (ArchivedFile entry : archive.named()) {
            laid.add(laid(archive, entry));
        }
        scans.lay(intake, laid);
        return laid.size();
    }

    private Laid laid(ScanArchive archive, ArchivedFile entry) throws IOException {
        if (archive.tooLarge(entry)) {
            return new Laid(entry.name(), null, ScanFinding.SCAN_TOO_LARGE);
        }
        byte[] content = archive.content(entry);
        Optional<ScanKind> kind = ScanKind.of(content);
        if (kind.isEmpty()) {
            return new Laid(entry.name(), null, ScanFinding.SCAN_KIND_UNKNOWN);
        }
        Scan scan = Scan.of(kind.get(), content);
        scans.keep(scan, content);
        return new Laid(entry.name(), scan.sm3(), null);
    }
}

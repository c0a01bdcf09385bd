// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.gbt36906;

import static org.zhengtong.kernel.problem.RequestProblem.VALUE_INVALID;
import static org.zhengtong.registry.licencetype.LicenceTypeProblem.LICENCE_TYPE_UNKNOWN;
import static org.zhengtong.registry.register.LicenceProblem.LICENCE_NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.kernel.signin.Caller;
import org.zhengtong.registry.document.DocumentDelivery;
import org.zhengtong.registry.document.Format;
import org.zhengtong.registry.download.DownloadApi;
import org.zhengtong.registry.download.OneTimeDownload;
import org.zhengtong.registry.gbt36906.Asked.ByHolder;
import org.zhengtong.registry.gbt36906.Asked.ByIdentifier;
import org.zhengtong.registry.gbt36906.Asked.ByQrCode;
import org.zhengtong.registry.gbt36906.Asked.CertFile;
import org.zhengtong.registry.gbt36906.Asked.CertItems;
import org.zhengtong.registry.gbt36906.Asked.FileWanted;
import org.zhengtong.registry.gbt36906.Asked.TypeOnly;
import org.zhengtong.registry.holding.Holding;
import org.zhengtong.registry.holding.Holdings;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.search.LicenceSearch;
import org.zhengtong.registry.search.Question;
import org.zhengtong.registry.search.SearchPage.HitView;
import org.zhengtong.registry.stock.StockHolder;
import org.zhengtong.registry.verification.DataComparison;
import org.zhengtong.registry.verification.FileGate;
import org.zhengtong.registry.verification.FileVerification;
import org.zhengtong.registry.verification.FileVerification.FileVerified;
import org.zhengtong.registry.verification.ResultCode;
import org.zhengtong.registry.verification.Verification;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.registry.verification.Verification.When;
import org.zhengtong.schemas.code.LegacyCheck;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.LicenceTypeCode;
import org.zhengtong.schemas.licence.Verdict;
import org.zhengtong.schemas.offline.QrToken;

/** Puts the profile's questions to the registry and its answers into the profile's form (证照共享服务). */
@ApplicationScoped
class Sharing {

    private static final int MOST = 100;
    private static final Map<String, String> SHORT_NAMES =
            Map.of("certNo", "ZZBH", "holder", "CZZT", "holderCode", "CZZTDM", "certIdentifier", "ZZBS");

    private final LicenceSearch search;
    private final Holdings holdings;
    private final LicenceTypeStore types;
    private final DocumentDelivery delivery;
    private final OneTimeDownload downloads;
    private final DataComparison comparison;
    private final FileVerification files;
    private final FileGate gate;
    private final Verification verification;
    private final AccessLog accessLog;
    private final Clock clock;

    Sharing(
            LicenceSearch search,
            Holdings holdings,
            LicenceTypeStore types,
            DocumentDelivery delivery,
            OneTimeDownload downloads,
            DataComparison comparison,
            FileVerification files,
            FileGate gate,
            Verification verification,
            AccessLog accessLog,
            Clock clock) {
        this.search = search;
        this.holdings = holdings;
        this.types = types;
        this.delivery = delivery;
        this.downloads = downloads;
        this.comparison = comparison;
        this.files = files;
        this.gate = gate;
        this.verification = verification;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** A licence's items by their short names. */
    record Shared(String certIdentifier, Map<String, String> certData) {}

    /** A document, or the address of one: {@code contentType} says which. */
    record Download(String certIdentifier, String fileType, String contentType, String content) {}

    /** The result's code; for data also which items differ. */
    record Result(int result, List<String> differing) {}

    /** An item of a type. */
    record FieldRemark(String name, String remark) {}

    List<String> ofHolder(ByHolder asked, Caller caller) {
        Question question = new Question(
                asked.holderCode().toUpperCase(Locale.ROOT),
                scheme(asked.holderTypeCode()),
                asked.certNo(),
                null,
                asked.certTypeCode(),
                null,
                null,
                null,
                null,
                MOST);
        Reading reading = asked.useCause().reading(caller);
        List<String> found = search.find(question, reading).items().stream()
                .map(HitView::identifier)
                .toList();
        if (found.isEmpty()) {
            throw new ProblemException(LICENCE_NOT_FOUND, "the holder has no licence of this type here");
        }
        return found;
    }

    private static @Nullable HolderScheme scheme(@Nullable String annexCode) {
        return annexCode == null
                ? null
                : StockHolder.scheme(annexCode)
                        .orElseThrow(() -> new ProblemException(VALUE_INVALID, "no holderTypeCode " + annexCode));
    }

    Shared information(ByIdentifier asked, Caller caller) {
        return information(asked.certIdentifier(), asked.useCause().reading(caller));
    }

    /** A licence code that was forged names no licence. */
    Shared information(ByQrCode asked, Caller caller) {
        Reading reading = asked.useCause().reading(caller);
        if (!asked.qrcode().startsWith(QrToken.PREFIX)) {
            return information(asked.qrcode(), reading);
        }
        Verified verified = verification.byToken(asked.qrcode(), now());
        if (verified.verdict() == Verdict.TAMPERED || verified.licence().isEmpty()) {
            accessLog.missed(reading);
            throw new ProblemException(LICENCE_NOT_FOUND, "the code is not one of this registry");
        }
        return information(verified.licence().get().identifier(), reading);
    }

    /** By its identifier or the one it was sent with. */
    private Shared information(String text, Reading reading) {
        return information(LegacyCheck.named(text), reading);
    }

    private Shared information(LicenceIdentifier identifier, Reading reading) {
        Holding holding = holdings.read(identifier, false, reading);
        return new Shared(holding.identifier().value(), holding.metadata(false).elements());
    }

    Download file(FileWanted asked, Caller caller) {
        Format format = format(asked.fileType());
        LicenceIdentifier identifier = LegacyCheck.named(asked.certIdentifier());
        byte[] content = delivery.deliver(identifier, format, asked.useCause().reading(caller))
                .content();
        return new Download(
                identifier.value(),
                format.name().toLowerCase(Locale.ROOT),
                "base64",
                java.util.Base64.getEncoder().encodeToString(content));
    }

    Download address(FileWanted asked, Caller caller) {
        Format format = format(asked.fileType());
        LicenceIdentifier identifier = LegacyCheck.named(asked.certIdentifier());
        String id = downloads
                .open(identifier, format, asked.useCause().reading(caller))
                .id();
        return new Download(
                identifier.value(), format.name().toLowerCase(Locale.ROOT), "url", DownloadApi.PATH + "/" + id);
    }

    Result verify(CertItems asked, Caller caller) {
        Map<String, String> items = new TreeMap<>();
        asked.certData().forEach((name, value) -> items.put(SHORT_NAMES.getOrDefault(name, name), value));
        var compared = comparison.compare(
                asked.certTypeCode(), items, now(), asked.useCause().reading(caller));
        return new Result(compared.result().code(), compared.differing());
    }

    Result verify(CertFile asked, Caller caller) {
        Reading reading = asked.useCause().reading(caller);
        FileVerified file = files.atIssuer(gate.within(() -> files.verify(asked.content(), clock.instant())), reading);
        accessLog.recordVerification(file.verified().shown().orElse(null), reading);
        return anotherType(file, asked.certTypeCode())
                ? new Result(ResultCode.PARTLY_WRONG.code(), List.of("certTypeCode"))
                : new Result(file.result().code(), List.of());
    }

    /** Whether the file is a licence of another type than was said. How it stands is not told then, as of data that differ. */
    private static boolean anotherType(FileVerified file, @Nullable String said) {
        return said != null
                && file.result() != ResultCode.WRONG
                && file.verified()
                        .shown()
                        .map(shown ->
                                new LicenceIdentifier(shown.identifier()).type().value())
                        .filter(type -> !type.equals(said))
                        .isPresent();
    }

    List<FieldRemark> remarks(TypeOnly asked) {
        return types
                .find(new LicenceTypeCode(asked.certTypeCode()))
                .orElseThrow(
                        () -> new ProblemException(LICENCE_TYPE_UNKNOWN, "no licence type " + asked.certTypeCode()))
                .fields()
                .stream()
                .map(field -> new FieldRemark("KZ_" + field.shortName(), field.label()))
                .toList();
    }

    private When now() {
        Instant now = clock.instant();
        return new When(now, now);
    }

    private static Format format(@Nullable String fileType) {
        return fileType == null ? Format.OFD : Format.valueOf(fileType.toUpperCase(Locale.ROOT));
    }
}

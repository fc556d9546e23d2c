package chat.parley.ingest.channel.web;

import chat.parley.contracts.dialog.ChannelKind;
import chat.parley.contracts.dialog.FieldsProof;
import chat.parley.contracts.error.ErrorCode;
import chat.parley.contracts.id.AccountId;
import chat.parley.contracts.id.ChannelId;
import chat.parley.contracts.id.ConversationId;
import chat.parley.contracts.id.DepartmentId;
import chat.parley.contracts.id.PlacementId;
import chat.parley.contracts.id.VisitorId;
import chat.parley.contracts.presence.Availability;
import chat.parley.contracts.settings.Setting;
import chat.parley.contracts.settings.Visits;
import chat.parley.ingest.visitor.FieldsCheck;
import chat.parley.ingest.visitor.IdentityKeys;
import chat.parley.ingest.visitor.Offers;
import chat.parley.ingest.visitor.Onlookers;
import chat.parley.ingest.visitor.SignedFields;
import chat.parley.ingest.visitor.VisitorKeys;
import chat.parley.platform.identity.VisitorToken;
import chat.parley.platform.identity.VisitorTokens;
import chat.parley.platform.problem.ProblemException;
import chat.parley.platform.settings.SettingsView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parley's own chat on a site: who may use it, from where, and as which visitor. */
public final class WebChannel {
    private final SettingsView settings;
    private final VisitorKeys keys;
    private final IdentityKeys identities;
    private final Availability availability;
    private final Offers offers;
    private final String door;
    private final Duration tokenLife;
    private final InstantSource clock;
    private final Supplier<VisitorId> newVisitor;

    /**
     * @param door the public origin, which serves the chat frame
     * @param tokenLife how long a visitor's token is good
     * @param newVisitor makes ids nobody can guess
     */
    public WebChannel(
            SettingsView settings,
            VisitorKeys keys,
            IdentityKeys identities,
            Availability availability,
            Offers offers,
            String door,
            Duration tokenLife,
            InstantSource clock,
            Supplier<VisitorId> newVisitor) {
        this.settings = settings;
        this.keys = keys;
        this.identities = identities;
        this.availability = availability;
        this.offers = offers;
        this.door = door;
        this.tokenLife = tokenLife;
        this.clock = clock;
        this.newVisitor = newVisitor;
    }

    /**
     * Begins a session. A visitor whom the site's server has signed for, by an id of its own, is the same one on every
     * device and while the sign is good; else one who shows a token of the same account that is still good stays the
     * same visitor, and everybody else is a new one. A token of a signed visitor without the sign counts for nothing, so
     * that who logs out of the site is nobody in particular again.
     *
     * @param origin the page's; null when the request named none
     * @param presentToken the visitor's token from before; null for none
     * @param identity what the site says of the visitor; null for nothing
     * @throws ProblemException with {@code not-found} for an unknown placement or a channel that is off, {@code
     *     origin-not-allowed}, {@code queue-full} for a new visitor [P-03], or {@code unavailable} while the account's keys are not known
     */
    public SessionAnswer open(
            PlacementId id, @Nullable String origin, @Nullable String presentToken, @Nullable SignedFields identity) {
        Setting.Placement placement = placement(id);
        AccountId account = placement.accountId();
        Setting.Channel channel = channel(account, placement.channelId()).orElseThrow(WebChannel::noPlacement);
        if (!allows(channel, origin)) {
            throw new ProblemException(ErrorCode.ORIGIN_NOT_ALLOWED, "the channel does not allow this origin");
        }
        Instant now = clock.instant();
        Optional<VisitorId> signed = signedFor(channel, identity, now);
        Optional<VisitorId> present = signed.or(() -> known(account, presentToken));
        boolean offered = offers.isOffered(account, id);
        if (present.isEmpty() && !offered) {
            throw new ProblemException(ErrorCode.QUEUE_FULL, "as many visitors wait as the account allows");
        }
        VisitorId visitor = present.orElseGet(newVisitor);
        ConversationId conversation =
                keys.conversation(account, channel.channelId(), visitor).orElseThrow(WebChannel::noKeys);
        var token = new VisitorToken(
                account,
                visitor,
                channel.channelId(),
                placement.placementId(),
                conversation,
                signed.isPresent() ? end(identity, now) : now.plus(tokenLife));
        return new SessionAnswer(
                keys.sign(token).orElseThrow(WebChannel::noKeys),
                visitor,
                conversation,
                account,
                token.expiresAt(),
                SessionAnswer.Button.of(
                        placement, departments(placement), mailsHistory(account), Messengers.of(settings, placement)),
                settings.account(account).map(Setting.Account::name).orElse(""),
                settings.account(account).map(Setting.Account::logo).orElse(null),
                availability.isAvailable(account),
                offered,
                signed.isPresent(),
                false);
    }

    private Optional<VisitorId> signedFor(Setting.Channel channel, @Nullable SignedFields identity, Instant now) {
        if (identity == null || identity.id() == null || identity.id().isBlank()) {
            return Optional.empty();
        }
        FieldsCheck.Keys secrets = identities.of(channel.accountId(), channel.channelId());
        return FieldsCheck.proof(identity, secrets, now) == FieldsProof.VERIFIED
                ? keys.identified(channel.accountId(), channel.channelId(), identity.id())
                : Optional.empty();
    }

    /** Nobody stays who they were signed for longer than the sign is good. */
    private Instant end(@Nullable SignedFields identity, Instant now) {
        Instant usual = now.plus(tokenLife);
        SignedFields.Validity validity = identity == null ? null : identity.validity();
        if (validity == null) {
            return usual;
        }
        return validity.goodUntil() < usual.getEpochSecond() ? Instant.ofEpochSecond(validity.goodUntil()) : usual;
    }

    /** @throws ProblemException with {@code not-found} for an unknown placement or a channel that is off */
    public SessionAnswer.ButtonAnswer button(PlacementId id) {
        Setting.Placement placement = placement(id);
        if (channel(placement.accountId(), placement.channelId()).isEmpty()) {
            throw noPlacement();
        }
        Onlookers.Standing standing = standing(placement.accountId(), id);
        return SessionAnswer.ButtonAnswer.of(
                placement,
                standing.available(),
                standing.offered(),
                InvitationAnswers.of(settings, placement),
                allowedOrigins(id).orElse(Set.of()));
    }

    /**
     * The placement of a page that reports its visitor.
     *
     * @param origin the page's; null when the request named none
     * @throws ProblemException with {@code not-found} for an unknown placement or a channel that is off, {@code
     *     origin-not-allowed}
     */
    public Setting.Placement site(PlacementId id, @Nullable String origin) {
        Setting.Placement placement = placement(id);
        Setting.Channel channel =
                channel(placement.accountId(), placement.channelId()).orElseThrow(WebChannel::noPlacement);
        if (!allows(channel, origin)) {
            throw new ProblemException(ErrorCode.ORIGIN_NOT_ALLOWED, "the channel does not allow this origin");
        }
        return placement;
    }

    /** Whose placement it is; empty when there is no such placement or its channel is off. */
    public Optional<AccountId> owner(PlacementId id) {
        return settings.placement(id)
                .filter(placement ->
                        channel(placement.accountId(), placement.channelId()).isPresent())
                .map(Setting.Placement::accountId);
    }

    /** How a placement stands now. */
    public Onlookers.Standing standing(AccountId account, PlacementId id) {
        return new Onlookers.Standing(availability.isAvailable(account), offers.isOffered(account, id));
    }

    /** What the placement of a token lets its visitor choose between. */
    public VisitorCommands.Choices choices(VisitorToken token) {
        return settings.placement(token.placementId())
                .filter(placement -> placement.accountId().equals(token.accountId()))
                .map(placement -> new VisitorCommands.Choices(
                        placement.languages(),
                        departments(placement).stream()
                                .map(Setting.Department::departmentId)
                                .collect(Collectors.toSet())))
                .orElse(VisitorCommands.Choices.NONE);
    }

    /** Whether visitors of the account may have their dialog sent to an address [W-50]. */
    public boolean mailsHistory(AccountId account) {
        return settings.all(account, Visits.class).stream().allMatch(Visits::sendsHistory);
    }

    /** Those of the placement's departments that there still are, by name. */
    private List<Setting.Department> departments(Setting.Placement placement) {
        return placement.departments().stream()
                .flatMap(id -> settings.department(placement.accountId(), id).stream())
                .sorted(Comparator.comparing(Setting.Department::name))
                .toList();
    }

    /** The origins a placement's channel allows; empty when there is no such placement or its channel is off. */
    public Optional<Set<String>> allowedOrigins(PlacementId id) {
        return settings.placement(id)
                .flatMap(placement -> channel(placement.accountId(), placement.channelId()))
                .map(Setting.Channel::allowedOrigins);
    }

    /**
     * Checks a visitor's token and where it is used.
     *
     * @param origin the page's; null when the request named none
     */
    public Admission admit(String token, @Nullable String origin) {
        return switch (keys.check(token)) {
            case VisitorTokens.Check.Expired e ->
                new Admission.Denied(ErrorCode.TOKEN_EXPIRED, "open a new session with the same placement");
            case VisitorTokens.Check.Invalid i ->
                new Admission.Denied(ErrorCode.TOKEN_INVALID, "this is no visitor's token of any account");
            case VisitorTokens.Check.Valid valid -> {
                VisitorToken visitor = valid.token();
                Optional<Setting.Channel> channel = channel(visitor.accountId(), visitor.channelId());
                if (channel.isEmpty()) {
                    yield new Admission.Denied(ErrorCode.NOT_FOUND, "the token's channel takes no messages any more");
                }
                if (!allows(channel.get(), origin)) {
                    yield new Admission.Denied(ErrorCode.ORIGIN_NOT_ALLOWED, "the channel does not allow this origin");
                }
                yield new Admission.Admitted(visitor);
            }
        };
    }

    /** Where the visitor stands as of now: language and department follow the settings, not the token. */
    public VisitorCommands.Place place(VisitorToken token) {
        AccountId account = token.accountId();
        Optional<Setting.Placement> placement = settings.placement(token.placementId())
                .filter(found -> found.accountId().equals(account));
        String language = placement
                .map(Setting.Placement::language)
                .or(() -> settings.account(account).map(Setting.Account::language))
                .orElse("en");
        Optional<DepartmentId> department = placement
                .flatMap(found -> Optional.ofNullable(found.departmentId()))
                .or(() -> channel(account, token.channelId())
                        .flatMap(found -> Optional.ofNullable(found.departmentId())));
        return new VisitorCommands.Place(
                account,
                token.conversationId(),
                token.visitorId(),
                token.channelId(),
                token.placementId(),
                language,
                department.orElse(null));
    }

    private Optional<VisitorId> known(AccountId account, @Nullable String token) {
        if (token != null
                && keys.check(token) instanceof VisitorTokens.Check.Valid valid
                && valid.token().accountId().equals(account)
                && !VisitorKeys.isIdentified(valid.token().visitorId())) {
            return Optional.of(valid.token().visitorId());
        }
        return Optional.empty();
    }

    private Setting.Placement placement(PlacementId id) {
        return settings.placement(id).orElseThrow(WebChannel::noPlacement);
    }

    private Optional<Setting.Channel> channel(AccountId account, ChannelId id) {
        return settings.channel(account, id)
                .filter(channel -> channel.enabled() && channel.kind().equals(ChannelKind.WEB));
    }

    private boolean allows(Setting.Channel channel, @Nullable String origin) {
        return Origins.allows(origin, door, channel.allowedOrigins());
    }

    private static ProblemException noPlacement() {
        return new ProblemException(ErrorCode.NOT_FOUND, "no widget has this placement id");
    }

    private static ProblemException noKeys() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "the account's keys are not known yet");
    }
}

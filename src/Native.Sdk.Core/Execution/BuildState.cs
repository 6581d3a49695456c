using System.Runtime.InteropServices;

namespace Native.Sdk.Execution;

/// <summary>
/// The memory of a build directory: what every step saw when it last ran. Each fact is on disk as soon as it is true,
/// so a build that is killed loses only what was running.
/// </summary>
internal sealed class BuildState : IDisposable
{
    private readonly Journal journal;
    private readonly Lock gate = new();
    private readonly List<FileVersion> versions = [];
    private readonly List<(FileStatus Status, int Epoch)> statuses = [];
    private readonly Dictionary<int, int> latestVersions = [];
    private readonly Dictionary<string, StepRecord> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceListing> listings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> savedPaths = [];
    private readonly List<int> pathsById = [];
    private bool buildWritten;
    private int superseded;

    private BuildState(string path, FileTable files)
    {
        journal = new Journal(path);
        Files = files;
    }

    public FileTable Files { get; }

    /// <summary>Number of this build; it is only spent if something is recorded.</summary>
    public int Build { get; private set; } = 1;

    /// <summary>Identities of all remembered steps.</summary>
    public IReadOnlyCollection<string> StepIds => steps.Keys;

    /// <summary>Reads the state; <paramref name="problem"/> says what of it could not be read, if anything.</summary>
    public static BuildState Load(string path, FileTable files, string temporary, out string? problem)
    {
        var state = new BuildState(path, files);
        problem = state.journal.Read(state.Read);
        state.Build++;
        if (state.superseded > 1000 + (2 * state.steps.Count))
        {
            state.Compact(temporary);
        }

        return state;
    }

    public StepRecord? Find(string id) => steps.GetValueOrDefault(id);

    public FileVersion Version(int version)
    {
        lock (gate)
        {
            return versions[version];
        }
    }

    /// <summary>Compares a recorded version with the file as it is now; the file is read only where size and time do not decide.</summary>
    public FileStatus StatusOf(int index)
    {
        FileVersion version;
        lock (gate)
        {
            version = versions[index];
            var (status, epoch) = statuses[index];
            if (status != FileStatus.Unknown && epoch == Files.EpochOf(version.File))
            {
                return status;
            }
        }

        var currentEpoch = Files.EpochOf(version.File);
        var result = Compare(index, version);
        lock (gate)
        {
            statuses[index] = (result, currentEpoch);
        }

        return result;
    }

    /// <summary>Remembers a step that ran well. <paramref name="spoiled"/> are inputs that changed while it ran: they count as changed next time.</summary>
    public void Record(Step step, IReadOnlyList<string> discovered, IReadOnlySet<string> spoiled)
    {
        var inputs = new int[step.Inputs.Count + discovered.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var path = i < step.Inputs.Count ? step.Inputs[i] : discovered[i - step.Inputs.Count];
            inputs[i] = Save(path, spoiled.Contains(path));
        }

        var outputs = step.Outputs.Select(path => Save(path, spoiled: false)).ToArray();
        lock (gate)
        {
            BeginBuild();
            var record = new StepRecord(Build, step.Signature, step.Inputs.Count, inputs, outputs);
            superseded += steps.ContainsKey(step.Id) ? 1 : 0;
            steps[step.Id] = record;
            journal.Append(Encode(step.Id, record).Payload);
        }
    }

    /// <summary>Absolute paths of what the step read and made when it last ran.</summary>
    public IEnumerable<string> Paths(int[] versionIndexes) => versionIndexes.Select(index => Files.PathOf(Version(index).File));

    /// <summary>The step is no more.</summary>
    public void Forget(string id)
    {
        lock (gate)
        {
            if (steps.Remove(id))
            {
                superseded += 2;
                journal.Append(new RecordWriter(RecordKind.ForgetStep).Text(id).Payload);
            }
        }
    }

    /// <summary>What lay in a group's source folders; null if nothing is known.</summary>
    public SourceListing? FindListing(string group) => listings.GetValueOrDefault(group);

    /// <summary>Remembers what lies in a group's source folders.</summary>
    public void SetListing(string group, SourceListing listing)
    {
        lock (gate)
        {
            BeginBuild();
            superseded++;
            listings[group] = listing;
            journal.Append(Encode(group, listing).Payload);
        }
    }

    public void Dispose() => journal.Dispose();

    private FileStatus Compare(int index, FileVersion version)
    {
        var stamp = Files.StampOf(version.File);
        if (stamp.Exists != version.Stamp.Exists)
        {
            return stamp.Exists ? FileStatus.Appeared : FileStatus.Gone;
        }

        if (!stamp.Exists || (version.Trusted && stamp == version.Stamp))
        {
            return FileStatus.Same;
        }

        if (stamp.Size != version.Stamp.Size)
        {
            return FileStatus.Changed;
        }

        var current = Files.VersionOf(version.File);
        if (!current.SameContent(version))
        {
            return FileStatus.Changed;
        }

        if (current != version && !IsVirtual(version.File))
        {
            lock (gate)
            {
                // The next build need not read the file again to see that it is the same.
                versions[index] = current;
                superseded++;
                journal.Append(new RecordWriter(RecordKind.Restamp).Int(index).Long(current.Stamp.Time).Byte(current.Trusted ? (byte)1 : (byte)0).Payload);
            }
        }

        return FileStatus.Same;
    }

    private bool IsVirtual(int file) => !Path.IsPathFullyQualified(Files.PathOf(file));

    private int Save(string path, bool spoiled)
    {
        var file = Files.Intern(path);
        var version = Files.VersionOf(file);
        if (spoiled)
        {
            // No content has this hash and size at once, so the next build finds a change.
            version = version with { Hash = UInt128.MaxValue, Stamp = version.Stamp with { Size = -1 }, Trusted = false };
        }

        lock (gate)
        {
            if (latestVersions.TryGetValue(file, out var known) && versions[known] == version)
            {
                return known;
            }

            var stamp = version.Stamp;
            journal.Append(new RecordWriter(RecordKind.Version).Int(SavePath(file)).Byte(stamp.Exists ? (byte)1 : (byte)0)
                .Long(stamp.Size).Long(stamp.Time).Hash(version.Hash).Byte(version.Trusted ? (byte)1 : (byte)0).Payload);
            return Add(version);
        }
    }

    private int Add(FileVersion version)
    {
        versions.Add(version);
        statuses.Add(default);
        latestVersions[version.File] = versions.Count - 1;
        return versions.Count - 1;
    }

    private int SavePath(int file)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(savedPaths, file, out var exists);
        if (!exists)
        {
            id = pathsById.Count;
            pathsById.Add(file);
            journal.Append(new RecordWriter(RecordKind.Path).Text(Files.PathOf(file)).Payload);
        }

        return id;
    }

    private void BeginBuild()
    {
        if (!buildWritten)
        {
            buildWritten = true;
            journal.Append(new RecordWriter(RecordKind.Build).Int(Build).Payload);
        }
    }

    private void Read(ReadOnlyMemory<byte> payload)
    {
        var record = new RecordReader(payload.Span);
        switch ((RecordKind)record.Byte())
        {
            case RecordKind.Path:
                var file = Files.Intern(record.Text());
                savedPaths[file] = pathsById.Count;
                pathsById.Add(file);
                break;
            case RecordKind.Version:
                var (path, exists, size, time, hash, trusted) = (record.Int(), record.Byte(), record.Long(), record.Long(), record.Hash(), record.Byte());
                Add(new FileVersion(pathsById[path], new FileStamp(exists != 0, size, time), hash, trusted != 0));
                break;
            case RecordKind.Restamp:
                var (index, newTime, newTrusted) = (record.Int(), record.Long(), record.Byte());
                versions[index] = versions[index] with { Stamp = versions[index].Stamp with { Time = newTime }, Trusted = newTrusted != 0 };
                superseded++;
                break;
            case RecordKind.Step:
                var id = record.Text();
                superseded += steps.ContainsKey(id) ? 1 : 0;
                steps[id] = new StepRecord(record.Int(), new StepSignature(record.Hash(), record.Hash(), record.Hash()),
                    record.Int(), Known(record.Ints()), Known(record.Ints()));
                break;
            case RecordKind.ForgetStep:
                superseded += 2;
                steps.Remove(record.Text());
                break;
            case RecordKind.Listing:
                var group = record.Text();
                superseded += listings.ContainsKey(group) ? 1 : 0;
                var files = record.Ints();
                for (var i = 0; i < files.Length; i++)
                {
                    files[i] = pathsById[files[i]];
                }

                listings[group] = new SourceListing(files, record.Ints());
                break;
            case RecordKind.Build:
                Build = Math.Max(Build, record.Int());
                break;
            default:
                throw new InvalidDataException();
        }
    }

    private int[] Known(int[] indexes)
    {
        foreach (var index in indexes)
        {
            if ((uint)index >= (uint)versions.Count)
            {
                throw new InvalidDataException();
            }
        }

        return indexes;
    }

    /// <summary>Writes the journal anew without what has been superseded.</summary>
    private void Compact(string temporary)
    {
        var payloads = new List<byte[]> { new RecordWriter(RecordKind.Build).Int(Build).ToArray() };
        var (oldVersions, oldPaths) = (versions.ToArray(), pathsById.ToArray());
        var newVersion = new Dictionary<int, int>();
        versions.Clear();
        statuses.Clear();
        latestVersions.Clear();
        savedPaths.Clear();
        pathsById.Clear();
        foreach (var (id, record) in steps.ToArray())
        {
            steps[id] = record with { Inputs = Array.ConvertAll(record.Inputs, Renumber), Outputs = Array.ConvertAll(record.Outputs, Renumber) };
            payloads.Add(Encode(id, steps[id]).ToArray());
        }

        foreach (var (group, listing) in listings)
        {
            foreach (var file in listing.Files)
            {
                RenumberPath(file);
            }

            payloads.Add(Encode(group, listing).ToArray());
        }

        superseded = 0;
        journal.Rewrite(payloads, temporary);

        int Renumber(int old)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(newVersion, old, out var exists);
            if (!exists)
            {
                var version = oldVersions[old];
                payloads.Add(new RecordWriter(RecordKind.Version).Int(RenumberPath(version.File)).Byte(version.Stamp.Exists ? (byte)1 : (byte)0)
                    .Long(version.Stamp.Size).Long(version.Stamp.Time).Hash(version.Hash).Byte(version.Trusted ? (byte)1 : (byte)0).ToArray());
                index = Add(version);
            }

            return index;
        }

        int RenumberPath(int file)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(savedPaths, file, out var exists);
            if (!exists)
            {
                id = pathsById.Count;
                pathsById.Add(file);
                payloads.Add(new RecordWriter(RecordKind.Path).Text(Files.PathOf(file)).ToArray());
            }

            return id;
        }
    }

    private static RecordWriter Encode(string id, StepRecord record) => new RecordWriter(RecordKind.Step).Text(id).Int(record.Build)
        .Hash(record.Signature.Command).Hash(record.Signature.Tool).Hash(record.Signature.Environment)
        .Int(record.Declared).Ints(record.Inputs).Ints(record.Outputs);

    private RecordWriter Encode(string group, SourceListing listing)
    {
        var files = new int[listing.Files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = SavePath(listing.Files[i]);
        }

        return new RecordWriter(RecordKind.Listing).Text(group).Ints(files).Ints(listing.Since);
    }
}

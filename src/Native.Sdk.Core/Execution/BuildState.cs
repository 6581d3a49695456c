using Native.Sdk.Platforms;

namespace Native.Sdk.Execution;

/// <summary>
/// The memory of a build directory: what every step saw when it last ran. Each fact is on disk as soon as it is true,
/// so a build that is killed loses only what was running.
/// </summary>
/// <remarks>
/// Arrays and dictionaries of primitive types on purpose: this is read in every no-op build, and generic code over types
/// of our own cannot be compiled ahead of time.
/// </remarks>
internal sealed class BuildState : IDisposable
{
    private readonly Journal journal;
    private readonly Lock gate = new();
    private readonly Dictionary<string, StepRecord> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceListing> listings = new(StringComparer.Ordinal);
    private FileVersion[] versions = new FileVersion[256];
    private byte[] statuses = new byte[256];
    private int[] statusEpochs = new int[256];
    private int versionCount;
    private int[] fileOfPath = new int[256];
    private int pathCount;

    /// <summary>By file: its path record plus 1, and its latest version plus 1.</summary>
    private int[] pathOfFile = new int[256];
    private int[] latestVersion = new int[256];
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

    public StepRecord? Find(string id)
    {
        lock (gate)
        {
            return steps.GetValueOrDefault(id);
        }
    }

    /// <summary>The files that the steps of some platforms read and made when they last ran, by their place in <see cref="Files"/>.</summary>
    public int[] FilesOf(IReadOnlyList<Platform> platforms)
    {
        var (found, isFound) = (new List<int>(versionCount), new bool[versionCount]);
        foreach (var (id, record) in steps)
        {
            for (var i = 0; i < platforms.Count; i++)
            {
                if (id.StartsWith(platforms[i].Rid, StringComparison.Ordinal) && id[platforms[i].Rid.Length] == '/')
                {
                    Add(record.Inputs);
                    Add(record.Outputs);
                }
            }
        }

        return [.. found];

        void Add(int[] indexes)
        {
            foreach (var index in indexes)
            {
                if (!isFound[index])
                {
                    isFound[index] = true;
                    found.Add(versions[index].File);
                }
            }
        }
    }

    /// <summary>The path of a recorded version.</summary>
    public string PathOf(int version) => Files.PathOf(versions[version].File);

    /// <summary>Absolute paths of what the step read and made when it last ran.</summary>
    public IEnumerable<string> Paths(int[] versionIndexes) => versionIndexes.Select(PathOf);

    /// <summary>Compares a recorded version with the file as it is now; the file is read only where size and time do not decide.</summary>
    public FileStatus StatusOf(int index)
    {
        lock (gate)
        {
            var status = (FileStatus)statuses[index];
            var epoch = Files.EpochOf(versions[index].File);
            if (status == FileStatus.Unknown || statusEpochs[index] != epoch)
            {
                status = Compare(index);
                statuses[index] = (byte)status;
                statusEpochs[index] = epoch;
            }

            return status;
        }
    }

    /// <summary>The place of the first of some recorded versions that is not the same as the file now, or -1.</summary>
    public int FirstChange(int[] indexes)
    {
        // One lock for all of them: a build in which nothing changed comes here some ten thousand times.
        lock (gate)
        {
            for (var i = 0; i < indexes.Length; i++)
            {
                var index = indexes[i];
                if ((statuses[index] != (byte)FileStatus.Same || statusEpochs[index] != Files.EpochOf(versions[index].File)) && StatusOf(index) != FileStatus.Same)
                {
                    return i;
                }
            }
        }

        return -1;
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

        var outputs = new int[step.Outputs.Count];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Save(step.Outputs[i], spoiled: false);
        }

        lock (gate)
        {
            BeginBuild();
            var record = new StepRecord(Build, step.Signature, step.Inputs.Count, inputs, outputs);
            superseded += steps.ContainsKey(step.Id) ? 1 : 0;
            steps[step.Id] = record;
            journal.Append(Encode(step.Id, record).Payload);
        }
    }

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
            foreach (var file in listing.Files)
            {
                SavePath(file, journal.Append);
            }

            journal.Append(Encode(group, listing).Payload);
        }
    }

    public void Dispose() => journal.Dispose();

    /// <remarks>The lock is held while a file is hashed; all who wait for it compare files too.</remarks>
    private FileStatus Compare(int index)
    {
        var version = versions[index];
        var stamp = Files.StampOf(version.File);
        if (stamp.Exists != version.Stamp.Exists)
        {
            return stamp.Exists ? FileStatus.Appeared : FileStatus.Gone;
        }

        if (!stamp.Exists)
        {
            return FileStatus.Same;
        }

        if (version.Trusted && stamp == version.Stamp)
        {
            // Whoever asks for its content's hash later need not read it.
            Files.Accept(version);
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

        if (!current.SameRecord(version))
        {
            // The next build need not read the file again to see that it is the same.
            versions[index] = current;
            superseded++;
            journal.Append(new RecordWriter(RecordKind.Restamp).Int(index).Long(current.Stamp.Time).Bool(current.Trusted).Payload);
        }

        return FileStatus.Same;
    }

    private int Save(string path, bool spoiled)
    {
        var file = Files.Intern(path);
        var version = Files.VersionOf(file);
        if (spoiled || version.Hash == Hash128.Impossible)
        {
            // No file has a negative size, so the next build finds a change.
            version = new FileVersion(file, new FileStamp(version.Stamp.Exists, -1, version.Stamp.Time), Hash128.Impossible, trusted: false);
        }

        lock (gate)
        {
            var known = file < latestVersion.Length ? latestVersion[file] : 0;
            if (known > 0 && versions[known - 1].SameRecord(version))
            {
                return known - 1;
            }

            SavePath(file, journal.Append);
            journal.Append(Encode(version).Payload);
            return Add(version);
        }
    }

    private int Add(in FileVersion version)
    {
        if (versionCount == versions.Length)
        {
            var more = new FileVersion[versionCount * 2];
            Array.Copy(versions, more, versionCount);
            versions = more;
            Array.Resize(ref statuses, more.Length);
            Array.Resize(ref statusEpochs, more.Length);
        }

        versions[versionCount] = version;
        statuses[versionCount] = (byte)FileStatus.Unknown;
        SetAt(ref latestVersion, version.File, ++versionCount);
        return versionCount - 1;
    }

    /// <summary>Writes a path's record if it has none yet, through whatever writes records now.</summary>
    private void SavePath(int file, WriteRecord write)
    {
        if (file >= pathOfFile.Length || pathOfFile[file] == 0)
        {
            write(new RecordWriter(RecordKind.Path).Text(Files.PathOf(file)).Payload);
            AddPath(file);
        }
    }

    private void AddPath(int file)
    {
        SetAt(ref fileOfPath, pathCount, file);
        SetAt(ref pathOfFile, file, ++pathCount);
    }

    private static void SetAt(ref int[] array, int index, int value)
    {
        if (index >= array.Length)
        {
            Array.Resize(ref array, Math.Max(index + 1, array.Length * 2));
        }

        array[index] = value;
    }

    private void BeginBuild()
    {
        if (!buildWritten)
        {
            // In this order: where the disk is full now and is not for the next record, the number must not be missing.
            journal.Append(new RecordWriter(RecordKind.Build).Int(Build).Payload);
            buildWritten = true;
        }
    }

    private void Read(ReadOnlySpan<byte> payload)
    {
        var record = new RecordReader(payload);
        switch ((RecordKind)record.Byte())
        {
            case RecordKind.Path:
                AddPath(Files.Intern(record.Text()));
                break;
            case RecordKind.Version:
                var file = FileOf(record.Int());
                var stamp = new FileStamp(record.Bool(), record.Long(), record.Long());
                Add(new FileVersion(file, stamp, record.Hash(), record.Bool()));
                break;
            case RecordKind.Restamp:
                ReadRestamp(ref record);
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
                ReadListing(ref record);
                break;
            case RecordKind.Build:
                Build = Math.Max(Build, record.Int());
                break;
            default:
                throw new InvalidDataException();
        }
    }

    private void ReadRestamp(ref RecordReader record)
    {
        var index = record.Int();
        if ((uint)index >= (uint)versionCount)
        {
            throw new InvalidDataException();
        }

        var old = versions[index];
        versions[index] = new FileVersion(old.File, new FileStamp(old.Stamp.Exists, old.Stamp.Size, record.Long()), old.Hash, record.Bool());
        superseded++;
    }

    private void ReadListing(ref RecordReader record)
    {
        var group = record.Text();
        superseded += listings.ContainsKey(group) ? 1 : 0;
        var files = record.Ints();
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = FileOf(files[i]);
        }

        var since = record.Ints();
        if (since.Length != files.Length)
        {
            throw new InvalidDataException();
        }

        listings[group] = new SourceListing(files, since);
    }

    private int FileOf(int path) => (uint)path < (uint)pathCount ? fileOfPath[path] : throw new InvalidDataException();

    private int[] Known(int[] indexes)
    {
        foreach (var index in indexes)
        {
            if ((uint)index >= (uint)versionCount)
            {
                throw new InvalidDataException();
            }
        }

        return indexes;
    }

    /// <summary>Writes the journal anew without what has been superseded.</summary>
    private void Compact(string temporary)
    {
        using var fresh = new Journal(temporary);
        fresh.Append(new RecordWriter(RecordKind.Build).Int(Build).Payload);
        var old = versions[..versionCount];
        var renumbered = new int[versionCount];
        versionCount = 0;
        pathCount = 0;
        Array.Clear(pathOfFile);
        Array.Clear(latestVersion);
        foreach (var id in steps.Keys.ToArray())
        {
            var record = steps[id];
            steps[id] = record = new StepRecord(record.Build, record.Signature, record.Declared, Array.ConvertAll(record.Inputs, Renumber), Array.ConvertAll(record.Outputs, Renumber));
            fresh.Append(Encode(id, record).Payload);
        }

        foreach (var (group, listing) in listings)
        {
            foreach (var file in listing.Files)
            {
                SavePath(file, fresh.Append);
            }

            fresh.Append(Encode(group, listing).Payload);
        }

        superseded = 0;
        journal.ReplaceBy(fresh);

        int Renumber(int index)
        {
            if (renumbered[index] == 0)
            {
                SavePath(old[index].File, fresh.Append);
                fresh.Append(Encode(old[index]).Payload);
                renumbered[index] = Add(old[index]) + 1;
            }

            return renumbered[index] - 1;
        }
    }

    private static RecordWriter Encode(string id, StepRecord record) => new RecordWriter(RecordKind.Step).Text(id).Int(record.Build)
        .Hash(record.Signature.Command).Hash(record.Signature.Tool).Hash(record.Signature.Environment)
        .Int(record.Declared).Ints(record.Inputs).Ints(record.Outputs);

    /// <summary>The version's path must have its record.</summary>
    private RecordWriter Encode(in FileVersion version) => new RecordWriter(RecordKind.Version).Int(pathOfFile[version.File] - 1)
        .Bool(version.Stamp.Exists).Long(version.Stamp.Size).Long(version.Stamp.Time).Hash(version.Hash).Bool(version.Trusted);

    /// <summary>The paths of its files must have their records.</summary>
    private RecordWriter Encode(string group, SourceListing listing)
    {
        var paths = new int[listing.Files.Length];
        for (var i = 0; i < paths.Length; i++)
        {
            paths[i] = pathOfFile[listing.Files[i]] - 1;
        }

        return new RecordWriter(RecordKind.Listing).Text(group).Ints(paths).Ints(listing.Since);
    }

    private delegate void WriteRecord(ReadOnlySpan<byte> payload);
}

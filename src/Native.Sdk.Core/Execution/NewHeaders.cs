namespace Native.Sdk.Execution;

/// <summary>
/// Whether a file that is new since a step ran would be included now in the place of another one, or be found where a
/// source asks for it. Compilers record the files that they read, not the names by which they found them; so the names
/// are read from the sources, which is only done where files are new.
/// </summary>
/// <remarks>
/// gcc manual, "Options for Directory Search": a name in quotes is looked for beside the includer first, then every name
/// in the folders in their order. Where no text tells how a header was found (<c>-include</c>, a macro for a name), each
/// folder counts as one that may come first.
/// </remarks>
internal sealed class NewHeaders(BuildState state)
{
    private readonly Dictionary<string, IncludeNames> texts = new(StringComparer.Ordinal);

    /// <summary>The reason to run the step, or null.</summary>
    public string? Reason(Step step, StepRecord record, SourceListing listing)
    {
        var fresh = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < listing.Files.Length; i++)
        {
            if (listing.Since[i] > record.Build)
            {
                fresh.Add(state.Files.PathOf(listing.Files[i]));
            }
        }

        if (fresh.Count == 0)
        {
            return null;
        }

        string[] read = [.. state.Paths(record.Inputs).Where(FileTable.IsFile)];

        // Gone in a build that failed, and back: when the step ran it was there, so it hides and answers nothing now that it did not then.
        fresh.ExceptWith(read);
        var search = new Search(step.SearchDirectories, read.Select(Path.GetDirectoryName).OfType<string>().ToHashSet(StringComparer.Ordinal), step.SearchesParents);
        foreach (var file in fresh)
        {
            foreach (var old in read)
            {
                if (file != old && Hides(file, old, read, search))
                {
                    return $"{file} is new and comes before {old}";
                }
            }

            if (read.FirstOrDefault(source => AsksFor(source, file, fresh, search)) is { } asking)
            {
                return $"{file} is new, and {asking} asks whether it is there";
            }
        }

        return null;
    }

    /// <summary>Whether both are a searched folder plus the same name, and the compiler would come by the new one first.</summary>
    private bool Hides(string file, string old, string[] read, Search search)
    {
        var isCandidate = false;
        for (var (i, j) = (file.Length - 1, old.Length - 1); i >= 0 && j >= 0 && file[i] == old[j]; i--, j--)
        {
            if (file[i] is not ('/' or '\\') || !search.IsSearched(file[..i]))
            {
                continue;
            }

            isCandidate = true;
            var name = file[(i + 1)..].Replace('\\', '/');
            foreach (var source in read)
            {
                var names = NamesIn(source);
                if (names.HasOthers)
                {
                    return true;
                }

                foreach (var include in names.Includes)
                {
                    if (!include.AsSpan(1).SequenceEqual(name))
                    {
                        continue;
                    }

                    var (beside, isQuoted) = (Path.GetDirectoryName(source)!, IncludeNames.IsQuoted(include));
                    if (search.ComesBefore(file[..i], old[..j], beside, isQuoted)
                        && (names.Next.Contains(include) || !search.FindsBefore(file[..i], name, beside, isQuoted, read)))
                    {
                        return true;
                    }
                }
            }
        }

        return isCandidate && !read.Any(source => NamesIn(source).Includes.Any(include => IsTail(old, include.AsSpan(1))));
    }

    private static bool IsTail(string path, ReadOnlySpan<char> name)
    {
        var start = path.Length - name.Length;
        if (start < 1 || path[start - 1] is not ('/' or '\\'))
        {
            return false;
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (path[start + i] != name[i] && !(path[start + i] == '\\' && name[i] == '/'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a source asks with <c>__has_include</c> for a file of that name, and only now the answer is yes.</summary>
    private bool AsksFor(string source, string file, HashSet<string> fresh, Search search)
    {
        var names = NamesIn(source);
        if (names.Text.Length == 0)
        {
            return false;
        }

        var beside = Path.GetDirectoryName(source)!;
        foreach (var asked in names.Asked)
        {
            var name = asked[1..].Replace('/', Path.DirectorySeparatorChar);
            IEnumerable<string> places = [.. IncludeNames.IsQuoted(asked) ? [beside, .. search.Parents] : Array.Empty<string>(), .. search.Directories];
            var candidates = places.Select(folder => Path.Combine(folder, name)).ToArray();
            if (candidates.Contains(file) && !candidates.Any(candidate => !fresh.Contains(candidate) && File.Exists(candidate)))
            {
                return true;
            }
        }

        return names.AsksForOthers && search.IsBelow(file) && names.Text.Contains(Path.GetFileName(file), StringComparison.Ordinal);
    }

    private IncludeNames NamesIn(string source)
    {
        if (!texts.TryGetValue(source, out var names))
        {
            texts[source] = names = IncludeNames.Read(source);
        }

        return names;
    }

    /// <summary>Where a compiler looks.</summary>
    private sealed class Search(IReadOnlyList<string> directories, HashSet<string> besideIncluders, bool parents)
    {
        public IReadOnlyList<string> Directories { get; } = directories;

        /// <summary>Folders of includers' includers, where those count; which of them is not known.</summary>
        public IEnumerable<string> Parents => parents ? besideIncluders : [];

        public bool IsSearched(string folder) => besideIncluders.Contains(folder) || Directories.Contains(folder);

        public bool IsBelow(string file) =>
            Directories.Concat(besideIncluders).Any(folder => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

        /// <summary>Whether a name is looked for in <paramref name="folder"/> before <paramref name="old"/>, where it was found.</summary>
        public bool ComesBefore(string folder, string old, string beside, bool isQuoted)
        {
            if (isQuoted && (folder == beside || (parents && old != beside && besideIncluders.Contains(folder))))
            {
                return true;
            }

            if (isQuoted && old == beside)
            {
                return false;
            }

            // Where the old one's folder is none that we know, it is one of the system's, which come last.
            var (place, oldPlace) = (IndexOf(folder), IndexOf(old));
            return place >= 0 && (oldPlace < 0 || place < oldPlace);
        }

        /// <summary>Whether a name leads to another file, one of <paramref name="read"/>, before <paramref name="folder"/> is looked at.</summary>
        public bool FindsBefore(string folder, string name, string beside, bool isQuoted, string[] read)
        {
            if (parents || (isQuoted && folder == beside))
            {
                return false;
            }

            var file = name.Replace('/', Path.DirectorySeparatorChar);
            var isFound = isQuoted && read.Contains(Path.Combine(beside, file), StringComparer.Ordinal);
            for (var (i, place) = (0, IndexOf(folder)); !isFound && i < place; i++)
            {
                isFound = read.Contains(Path.Combine(Directories[i], file), StringComparer.Ordinal);
            }

            return isFound;
        }

        private int IndexOf(string folder)
        {
            for (var i = 0; i < Directories.Count; i++)
            {
                if (Directories[i] == folder)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}

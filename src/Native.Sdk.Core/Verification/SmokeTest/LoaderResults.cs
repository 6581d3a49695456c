namespace Native.Sdk.Verification;

/// <summary>What a loader wrote until it ended, or was ended; see <see cref="LoaderSource"/>.</summary>
internal sealed record LoaderResults
{
    /// <summary>Whether it ran at all.</summary>
    public bool IsReady { get; private init; }

    /// <summary>Whether it got to the end.</summary>
    public bool IsDone { get; private init; }

    /// <summary>The libraries that it tried, in the order in which they were asked for.</summary>
    public IReadOnlyList<LoadedLibrary> Libraries { get; private init; } = [];

    /// <summary>Reads the lines; what is behind the last one that is complete is not there.</summary>
    public static LoaderResults Read(IEnumerable<string> lines)
    {
        var (isReady, isDone, libraries) = (false, false, new List<LoadedLibrary>());
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ');
            var (word, rest) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
            switch (word)
            {
                case "ready":
                    isReady = true;
                    break;
                case "loading":
                    libraries.Add(new LoadedLibrary(rest));
                    break;
                case "loaded" when libraries.Count > 0:
                    libraries[^1] = libraries[^1] with { IsLoaded = true };
                    break;
                case "failed" when libraries.Count > 0:
                    libraries[^1] = libraries[^1] with { Problem = rest.Replace(LoaderSource.LineBreak.ToString(), "\n  ").Trim() };
                    break;
                case "found" when libraries.Count > 0:
                    libraries[^1] = libraries[^1] with { Found = libraries[^1].Found + 1 };
                    break;
                case "missing" when libraries.Count > 0:
                    libraries[^1] = libraries[^1] with { Missing = [.. libraries[^1].Missing, rest] };
                    break;
                case "done":
                    isDone = true;
                    break;
            }
        }

        return new LoaderResults { IsReady = isReady, IsDone = isDone, Libraries = libraries };
    }
}

using Native.Sdk.Diagnostics;
using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>Reads the texts of a request, and knows in which header a declaration stands.</summary>
internal sealed class HeaderReader
{
    private static readonly StringComparison PathComparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly BindingRequest request;
    private readonly string[] folders;

    public HeaderReader(BindingRequest request)
    {
        this.request = request;
        folders = [.. request.Headers.Select(static header => Path.GetDirectoryName(header.Path)! + Path.DirectorySeparatorChar)];
    }

    /// <summary>One view for each platform, the leading one first; null after an error, which has been reported.</summary>
    public IReadOnlyList<PlatformView>? Read(IMessageSink messages)
    {
        var once = new OnceSink(messages);
        var views = new List<PlatformView>();
        var isRead = true;
        for (var i = 0; i < request.Headers.Count; i++)
        {
            var header = request.Headers[i];
            foreach (var text in header.Texts)
            {
                var view = views.Find(known => known.Platform.Rid == text.Platform.Rid);
                if (view is null)
                {
                    views.Add(view = new PlatformView(views.Count, text.Platform, text.Model) { Units = new CTranslationUnit?[request.Headers.Count] });
                }

                view.Units[i] = HeaderIntake.Read(text.Text, header.Path, Options(header, text), once);
                isRead &= view.Units[i] is not null;
            }
        }

        return isRead ? views : null;
    }

    /// <summary>The header in whose file a declaration belongs: its own if that is listed, else the one that brought it.</summary>
    /// <param name="location">Where it stands.</param>
    /// <param name="header">Number of the header in whose text it was found.</param>
    public string HeaderOf(SourceLocation location, int header)
    {
        foreach (var listed in request.Headers)
        {
            if (IsSame(listed.Path, location.File))
            {
                return listed.Path;
            }
        }

        return request.Headers[header].Path;
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, PathComparison);

    private CParseOptions Options(BindingHeader header, HeaderText text) => new()
    {
        Model = text.Model,
        Folder = request.Folder,
        File = header.Path,
        IsOwn = path => Array.Exists(folders, folder => path.StartsWith(folder, PathComparison)),
        IsOwnIfSystem = path => request.Headers.Any(listed => IsSame(listed.Path, path)),
    };
}
